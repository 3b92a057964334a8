/** The page on which everybody looks after their own keys. */
@NullMarked
package io.threekey.server.authenticators.web;

import org.jspecify.annotations.NullMarked;
