/** Seconds at the point of care, as people see them. */
@NullMarked
package io.threekey.server.timing.web;

import org.jspecify.annotations.NullMarked;
