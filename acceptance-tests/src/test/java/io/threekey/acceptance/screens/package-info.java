/** Pictures of every page, light and dark, desk and phone, on one sheet, to be looked at with fresh eyes. */
@NullMarked
package io.threekey.acceptance.screens;

import org.jspecify.annotations.NullMarked;
