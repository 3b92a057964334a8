/** Where applications ask for signals, other systems bring theirs, and people read what became of them. */
@NullMarked
package io.threekey.server.sharedsignals.web;

import org.jspecify.annotations.NullMarked;
