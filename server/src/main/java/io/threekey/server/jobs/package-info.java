/**
 * Decides when work that was put off is due, and that one node of the installation does it.
 * Modules contribute their {@link io.threekey.server.jobs.OneTimeJob} and {@link io.threekey.server.jobs.RecurringJob} as beans and schedule through {@link io.threekey.server.jobs.Jobs}.
 * It never changes anything but its own table: what a job does commits with a ledger entry, like everything else.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"keys", "ledger"})
package io.threekey.server.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
