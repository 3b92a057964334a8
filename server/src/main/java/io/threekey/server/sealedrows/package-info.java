/**
 * Decides which rows count: only those that this installation wrote as they stand, by their MAC.
 * Modules whose rows can admit somebody read them through {@link io.threekey.server.sealedrows.SealedRows}.
 * It never mends or removes a forged row: that row counts for nothing, and every page says that it is there.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"keys", "ledger", "snapshots"})
package io.threekey.server.sealedrows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
