/**
 * Decides who is let in, and until when: facts and the policy in force go into one pure function, a ruling comes out.
 * Every page asks it who calls; it obeys only policy that governance hands it, and notes which version it obeyed.
 * It never invents a limit, never asks for a decision key, and never says whether somebody is known here.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "keys",
            "frame",
            "ledger",
            "jobs",
            "notices",
            "snapshots",
            "sealedrows",
            "governance",
            "people",
            "authenticators",
            "timing"
        })
package io.threekey.server.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
