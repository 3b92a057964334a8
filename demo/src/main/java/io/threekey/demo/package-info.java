/**
 * A living hospital to try Threekey on: forty people on their first day or three thousand after ninety, whose keys are software and kept in its folder.
 * Visitors pick who they want to be; everything that happens goes through the server's own commands.
 * It is never part of the server's artifact, and holds nothing that a real hospital should trust.
 */
@NullMarked
package io.threekey.demo;

import org.jspecify.annotations.NullMarked;
