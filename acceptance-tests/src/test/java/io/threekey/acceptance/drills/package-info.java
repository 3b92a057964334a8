/** What is left after the worst: processes killed in the middle of their work, and started again. */
@NullMarked
package io.threekey.acceptance.drills;

import org.jspecify.annotations.NullMarked;
