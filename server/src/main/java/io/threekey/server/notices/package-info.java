/**
 * Decides what must be said on every page until it is over.
 * Whoever finds something wrong raises an alert here; the frame shows it, the ledger keeps it.
 * It never judges whether an alert is deserved, and never silences one by itself.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"frame", "ledger"})
package io.threekey.server.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
