package io.threekey.server.governance;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.threekey.charter.ActStatement;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.json.Base64Url;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.springframework.stereotype.Component;

/**
 * When decision keys last signed, by the verified chain: the founding and every act on a decision that was adopted. What
 * a key did on a proposal that came to nothing is not counted.
 */
@Component
public class DecisionKeyUse {

    private final PoliciesInForce policies;
    private volatile LastUses known = new LastUses(-1, Map.of());

    DecisionKeyUse(PoliciesInForce policies) {
        this.policies = policies;
    }

    /**
     * As of so many decisions.
     *
     * @param byKey credential ids, base64url
     */
    public record LastUses(long decisions, Map<String, Instant> byKey) {

        public Optional<Instant> of(DecisionKey key) {
            return Optional.ofNullable(byKey.get(Base64Url.encode(key.credentialId())));
        }
    }

    /** The chain only grows, so that what was counted once stays. */
    public LastUses lastUses() {
        var decisions = policies.chain().decisions();
        if (known.decisions() != decisions) {
            known = new LastUses(decisions, read());
        }
        return known;
    }

    private Map<String, Instant> read() {
        return policies.acts()
                .collect(toUnmodifiableMap(
                        act -> Base64Url.encode(act.assertion().credentialId()),
                        act -> ActStatement.parse(act.statement()).madeAt(),
                        BinaryOperator.maxBy(Instant::compareTo)));
    }
}
