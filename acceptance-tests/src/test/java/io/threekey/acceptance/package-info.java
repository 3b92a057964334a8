/** The packaged product in a real browser, from outside. */
@NullMarked
package io.threekey.acceptance;

import org.jspecify.annotations.NullMarked;
