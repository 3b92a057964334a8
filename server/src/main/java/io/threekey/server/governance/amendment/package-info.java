/**
 * Says of a next charter what it changes, before and after, and what of it loosens.
 * The page of a proposal and the page where it is signed ask it.
 * It never leaves out what differs in the bytes: what has no words of its own is shown as it is written.
 */
@NullMarked
package io.threekey.server.governance.amendment;

import org.jspecify.annotations.NullMarked;
