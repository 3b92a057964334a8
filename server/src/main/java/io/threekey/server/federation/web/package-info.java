/** Where applications ask, and the few pages that people see between them and us. */
@NullMarked
package io.threekey.server.federation.web;

import org.jspecify.annotations.NullMarked;
