package io.threekey.server.governance;

import io.threekey.server.frame.ClocksOnTheWall;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The zone in which the charter counts working days is the one in which its hospital reads times. */
@Component
class CharterClocks implements ClocksOnTheWall {

    private final PoliciesInForce policies;

    CharterClocks(PoliciesInForce policies) {
        this.policies = policies;
    }

    @Override
    public Optional<ZoneId> zone() {
        return policies.founded()
                ? Optional.of(policies.chain().charter().calendar().zone())
                : Optional.empty();
    }
}
