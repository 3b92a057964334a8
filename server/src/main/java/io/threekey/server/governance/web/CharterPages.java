package io.threekey.server.governance.web;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PoliciesInForce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class CharterPages {

    private final PoliciesInForce policies;
    private final Clock clock;

    CharterPages(PoliciesInForce policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @GetMapping("/charter")
    @Requires(Permission.SIGNED_IN)
    Page charter() {
        var chain = policies.chain();
        return Page.of(
                "governance/charter", view(chain.charter(), chain.fingerprint().grouped(), clock.instant()));
    }

    static CharterView view(Charter charter, String fingerprint, Instant now) {
        return new CharterView(
                charter.version(),
                fingerprint,
                charter.seats().stream().map(seat -> place(seat, now)).toList(),
                List.of(Function.values()),
                charter.rights().stream()
                        .map(right -> row(right, charter.rights()))
                        .toList());
    }

    private static CharterView.Place place(Seat seat, Instant now) {
        return new CharterView.Place(
                GovernanceWords.seat(seat),
                seat.holderName(),
                seat.from(),
                seat.until(),
                seat.keys().size(),
                !seat.isHeldAt(now),
                seat.rank() == Rank.DEPUTY);
    }

    private static CharterView.Row row(DecisionRight right, List<DecisionRight> all) {
        return new CharterView.Row(
                GovernanceWords.decision(right.decision()),
                where(right, all),
                List.of(Function.values()).stream()
                        .map(function -> part(right, function))
                        .toList(),
                QuorumWords.of(right.quorum()),
                Words.of("governance.charter.objection." + right.objection().code()),
                Words.of(
                        "governance.charter.clocks",
                        right.openDays(),
                        length(Duration.ofHours(right.signatureFreshHours())),
                        effect(right)),
                right.reason());
    }

    private static Words where(DecisionRight right, List<DecisionRight> all) {
        var othersAreNamed = all.stream()
                .anyMatch(other -> other.decision().equals(right.decision())
                        && other.useCase().isPresent());
        return right.useCase().isEmpty() && othersAreNamed
                ? Words.of("governance.use-case.others")
                : GovernanceWords.useCase(right.useCase());
    }

    private static CharterView.Part part(DecisionRight right, Function function) {
        if (QuorumWords.functionsIn(right.quorum()).contains(function)) {
            return QuorumWords.indispensableIn(right.quorum()).contains(function)
                    ? CharterView.Part.SIGNS
                    : CharterView.Part.CAN_SIGN;
        }
        return right.consulted().contains(function) ? CharterView.Part.IS_HEARD : CharterView.Part.NONE;
    }

    private static Words effect(DecisionRight right) {
        var delay = Duration.ofMinutes(right.delayMinutes());
        if (delay.isZero()) {
            return Words.of("governance.charter.clocks.at-once");
        }
        return Words.of("governance.charter.clocks.after", length(delay));
    }

    private static Words length(Duration length) {
        return length.equals(Duration.ofDays(length.toDays()))
                ? Words.of("governance.charter.duration.days", length.toDays())
                : Words.minutes((int) length.toMinutes());
    }
}
