/**
 * Decides who must hear of what, by which way, and what is said on every page until it is over.
 * Modules tell {@link io.threekey.server.notices.Notices} in the transaction of what happened, and raise {@link io.threekey.server.notices.Alerts}; the frame shows them, the ledger keeps them.
 * It never judges whether they are deserved, never silences one by itself, and being on duty here lets nobody sign anything.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "frame", "jobs", "ledger", "sealedrows", "snapshots"})
package io.threekey.server.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
