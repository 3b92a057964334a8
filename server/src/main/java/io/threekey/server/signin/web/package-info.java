/** The pages of coming in, and of what somebody can see about being in. */
@NullMarked
package io.threekey.server.signin.web;

import org.jspecify.annotations.NullMarked;
