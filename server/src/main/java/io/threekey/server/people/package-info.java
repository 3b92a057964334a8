/**
 * Decides who is known here: sites and wards, the people who work there, and the roles they have.
 * Sign-in asks it what place a person has; the pages ask it for names.
 * It never decides what a person may sign, nor lets a row count that this installation did not seal.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger", "governance", "sealedrows", "notices", "snapshots"})
package io.threekey.server.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
