/**
 * Measures what the server's parts can do, each beside what the same machine can do at all in the same run.
 * Engineers ask it, by {@code ./threekey bench}.
 * It asserts nothing about speed, and nothing of it is ever shipped.
 */
@NullMarked
package io.threekey.bench;

import org.jspecify.annotations.NullMarked;
