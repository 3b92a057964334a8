@NullMarked
package io.threekey.server.governance.web;

import org.jspecify.annotations.NullMarked;
