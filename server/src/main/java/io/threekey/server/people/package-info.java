/**
 * Decides who is known here: sites and wards, the people who work there, and the roles they have.
 * Sign-in asks it what place a person has, pages ask it for names and whether anybody may look at another's record.
 * It never decides what a person may sign, nor lets a row count that this installation did not seal.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"frame", "jobs", "ledger", "governance", "sealedrows", "notices", "snapshots"})
package io.threekey.server.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
