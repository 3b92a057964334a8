/**
 * Decides whether outsiders have confirmed the ledger as signed policy asks, and asks them.
 * The ledger serves what they confirmed; people are told where too few did, or where one remembers another ledger.
 * It never keeps anybody from signing in, and nothing waits for a witness.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "frame", "ledger", "measures", "governance"})
package io.threekey.server.witnessing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
