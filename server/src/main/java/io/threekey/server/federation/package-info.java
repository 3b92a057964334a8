/**
 * Decides what an application is told about somebody who is in: OpenID Connect for the applications that were decided.
 * Applications ask it over the protocol; it asks {@code applications} who they are and {@code signin} who is in, and how.
 * It never lets anybody in, sends nobody to an address that was not decided, and keeps no token and no code.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "keys",
            "frame",
            "ledger",
            "snapshots",
            "sealedrows",
            "jobs",
            "people",
            "applications",
            "authenticators",
            "signin",
            "timing"
        })
package io.threekey.server.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
