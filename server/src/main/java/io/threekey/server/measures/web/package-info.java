/** The page of gaps. */
@NullMarked
package io.threekey.server.measures.web;

import org.jspecify.annotations.NullMarked;
