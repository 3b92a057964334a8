/**
 * Keeps what the node has verified in memory and up to date with the database.
 * Modules with such a snapshot implement {@link io.threekey.server.snapshots.Snapshot}; this one asks them to look again.
 * It never decides whether what they read may be believed.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger"})
package io.threekey.server.snapshots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
