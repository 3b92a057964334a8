/**
 * Decides which applications hear at once what happens around people's sign-ins, and what is done when another system says something about them (OpenID Shared Signals Framework 1.0, CAEP 1.0).
 * It listens to {@code signin}, {@code authenticators} and {@code federation}; applications and other systems ask it over HTTP.
 * It says nothing to whom no decision lets it, nothing of people who never came in there, and obeys no word but a decided system's.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "keys",
            "frame",
            "ledger",
            "notices",
            "jobs",
            "sealedrows",
            "governance",
            "people",
            "authenticators",
            "applications",
            "signin",
            "federation"
        })
package io.threekey.server.sharedsignals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
