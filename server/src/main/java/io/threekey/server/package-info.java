/** The Threekey server: each direct subpackage is one application module of the hospital's problem. */
@NullMarked
package io.threekey.server;

import org.jspecify.annotations.NullMarked;
