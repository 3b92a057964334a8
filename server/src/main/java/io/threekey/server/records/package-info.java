/**
 * Decides who may read which entries of the ledger, and says in words what an entry records.
 * Everybody finds their own here, who holds a seat also what was done in office, and whoever doubts an entry proves it in
 * the page.
 * It never shows what another person did as staff without a look that was recorded first, and never alters anything.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "frame", "ledger", "measures", "governance", "people", "authenticators"})
package io.threekey.server.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
