/**
 * Ten minutes through the demo hospital: each stop has the visitor do something real, and says what it proved.
 * A stop is one file; what it says it reads from the server, never from what the visitor clicked.
 * The one who edits the database here does it on a connection of their own, as an attacker would.
 */
@NullMarked
package io.threekey.demo.tour;

import org.jspecify.annotations.NullMarked;
