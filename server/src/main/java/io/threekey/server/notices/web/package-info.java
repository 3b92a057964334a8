/** The pages on which everybody reads what they were told, and the bell that leads there. */
@NullMarked
package io.threekey.server.notices.web;

import org.jspecify.annotations.NullMarked;
