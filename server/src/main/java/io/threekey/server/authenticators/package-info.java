/**
 * Decides which passkeys belong to whom and which of them were taken back, for ever.
 * Sign-in asks it about the key it was shown; everybody manages their own keys here.
 * It never lets a revoked key return, whatever becomes of the database, and knows nothing of decision keys.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "keys",
            "frame",
            "ledger",
            "notices",
            "snapshots",
            "governance",
            "people",
            "sealedrows"
        })
package io.threekey.server.authenticators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
