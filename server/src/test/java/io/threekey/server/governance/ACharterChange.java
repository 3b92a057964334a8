package io.threekey.server.governance;

import io.threekey.charter.Charter;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.Enactment;
import io.threekey.charter.KeyAlgorithm;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.charter.SeatId;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonInteger;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.ProposalMadeEntry;
import io.threekey.server.access.Origins;
import io.threekey.server.keys.RegisteredCredential;
import io.threekey.server.ledger.Ledger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/** Proposals to change the charter itself, for which the console has no form yet. */
final class ACharterChange {

    private final Node node;
    private final Charter charter;

    ACharterChange(Node node) {
        this.node = node;
        this.charter = node.policies().chain().charter();
    }

    JsonObject withHolder(String seat, FounderOfTheTests successor) {
        return withSeats(charter.seats().stream()
                .map(held -> held.id().equals(new SeatId(seat)) ? heldBy(held, successor) : held)
                .toList());
    }

    JsonObject withDeputyOf(String principal, FounderOfTheTests deputy) {
        var owner = charter.seat(new SeatId(principal)).orElseThrow();
        var seat = new Seat(
                deputy.seat(),
                owner.function(),
                Rank.DEPUTY,
                Optional.of(owner.id()),
                deputy.person(),
                deputy.name(),
                owner.from(),
                owner.until(),
                keysOf(deputy));
        return withSeats(
                Stream.concat(charter.seats().stream(), Stream.of(seat)).toList());
    }

    /** The same rights, word for word, as the next version. */
    JsonObject withNothingChanged() {
        return withSeats(charter.seats());
    }

    JsonObject withRights(UnaryOperator<JsonObject> change) {
        var rights = charter.rights().stream()
                .<Json>map(right -> change.apply(right.document()))
                .toList();
        return next("rights", new JsonArray(rights));
    }

    private JsonObject withSeats(List<Seat> seats) {
        return next("seats", new JsonArray(seats.stream().map(Seat::document).toList()));
    }

    private JsonObject next(String field, Json value) {
        var fields = new LinkedHashMap<>(charter.document().fields());
        fields.remove("foundingPolicies");
        fields.put("version", new JsonInteger(charter.version() + 1L));
        fields.put(field, value);
        return JsonObject.of(fields);
    }

    private Seat heldBy(Seat seat, FounderOfTheTests successor) {
        var now = node.clock.instant();
        return new Seat(
                seat.id(),
                seat.function(),
                seat.rank(),
                seat.deputisesFor(),
                successor.person(),
                successor.name(),
                now,
                now.plus(Duration.ofDays(365)),
                keysOf(successor));
    }

    private List<DecisionKey> keysOf(FounderOfTheTests who) {
        return Stream.of(who.firstKey(), who.secondKey())
                .map(authenticator -> NewDecisionKey.on(authenticator, node.get(Origins.class)))
                .map(ACharterChange::key)
                .toList();
    }

    private static DecisionKey key(RegisteredCredential key) {
        return new DecisionKey(
                key.id(), key.publicKey(), KeyAlgorithm.ES256, key.model().toString(), "A new key");
    }

    ProposalId proposes(SeatHolder by, PolicyAddress address, JsonObject next) {
        var latest = node.policies().chain().history().latest(address).orElseThrow();
        var now = node.clock.instant();
        var proposal = new Proposal(
                new ProposalId("charter-change-" + latest.version()),
                charter.installation(),
                node.policies().chain().fingerprint().digest(),
                charter.version(),
                address,
                latest.version(),
                Optional.of(latest).map(PolicyVersion::digest),
                next,
                "The seats change.",
                by.person(),
                now,
                now.plus(Duration.ofDays(charter.rightFor(address).orElseThrow().openDays())),
                Enactment.REGULAR);
        node.get(TransactionTemplate.class).executeWithoutResult(status -> {
            node.get(ProposalTable.class).add(proposal.id().value(), proposal.bytes(), now);
            node.get(Ledger.class)
                    .append(
                            GovernanceEntries.PROPOSED,
                            proposal.id().value(),
                            new ProposalMadeEntry(proposal.bytes()).payload());
        });
        return proposal.id();
    }
}
