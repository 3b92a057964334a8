/**
 * Decides which policy is in force: only what the seats that the charter names have signed, verified from the founding on.
 * Everything that enforces a policy asks {@link io.threekey.server.governance.PoliciesInForce}; owners propose, sign and object here.
 * It never changes a policy by itself, and no permission lets anybody skip it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "keys",
            "frame",
            "jobs",
            "ledger",
            "measures",
            "notices",
            "sealedrows",
            "snapshots"
        })
package io.threekey.server.governance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
