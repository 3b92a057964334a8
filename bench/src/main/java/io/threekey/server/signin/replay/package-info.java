/** What tries policies on the past is nobody's to call from outside, so its measurement stands beside it. */
@NullMarked
package io.threekey.server.signin.replay;

import org.jspecify.annotations.NullMarked;
