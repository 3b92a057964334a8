/**
 * Decides what signing in costs in seconds at the point of care, and whether that is within what clinical operations set.
 * Sign-in tells it what was measured, owners and clinical operations read it in groups, and wards that take too long become
 * gaps. It never says how long one person took, keeps nobody out, and holds no sign-in up.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "keys",
            "frame",
            "ledger",
            "jobs",
            "measures",
            "notices",
            "governance",
            "people"
        })
package io.threekey.server.timing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
