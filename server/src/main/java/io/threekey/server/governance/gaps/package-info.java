/** What the charter and the decisions leave without an owner, one rule a type. */
@NullMarked
package io.threekey.server.governance.gaps;

import org.jspecify.annotations.NullMarked;
