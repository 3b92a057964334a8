/**
 * Decides what counts as a gap that stands: what nobody owns, or will stop being owned, and since when.
 * Higher modules contribute gaps as {@link io.threekey.server.measures.GapSource}; pages, and what must not go on while
 * a gap stands, ask {@link io.threekey.server.measures.Gaps}.
 * It never closes a gap on anybody's word: one is closed when its source no longer finds it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "frame", "ledger", "snapshots"})
package io.threekey.server.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
