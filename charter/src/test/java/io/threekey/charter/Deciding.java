package io.threekey.charter;

import static org.assertj.core.api.Assertions.assertThat;

import io.threekey.charter.ActVerdict.Accepted;
import io.threekey.charter.ActVerdict.Refused;
import io.threekey.charter.ChainStep.Extended;
import io.threekey.charter.json.Digest;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A proposal on its way: seats act on it one after the other, an hour apart, each with its first key. */
final class Deciding {
    final Charter charter;
    final Digest founding;
    final Proposal proposal;
    private final Digest charterDigest;
    private final Digest proposalDigest;
    final List<SignedAct> signed = new ArrayList<>();
    final List<Act> acts = new ArrayList<>();
    Instant now;

    Deciding(Charter charter, Digest founding, Proposal proposal) {
        this.charter = charter;
        this.founding = founding;
        this.proposal = proposal;
        this.charterDigest = charter.digest();
        this.proposalDigest = proposal.digest();
        this.now = proposal.proposedAt();
    }

    /** A first policy at an address of a charter that is its own founding. */
    static Deciding on(Charter charter, PolicyAddress address, JsonObject document) {
        return new Deciding(charter, charter.digest(), proposal(charter, address, document, AHospital.days(1)));
    }

    static Proposal proposal(Charter charter, PolicyAddress address, JsonObject document, Instant at) {
        return new Proposal(
                new ProposalId("p-first"),
                charter.installation(),
                charter.digest(),
                charter.version(),
                address,
                0,
                Optional.empty(),
                document,
                "the wards asked for it",
                new PersonId("holder-of-iam"),
                at,
                at.plus(Duration.ofDays(14)),
                Enactment.REGULAR);
    }

    Deciding signs(String... seats) {
        for (var seat : seats) {
            accept(act(ActKind.SIGN, seat));
        }
        return this;
    }

    Deciding objects(String seat) {
        return accept(act(ActKind.OBJECT, seat));
    }

    Deciding withdraws(String seat) {
        return accept(act(ActKind.WITHDRAW, seat));
    }

    Deciding stops(String seat) {
        return accept(act(ActKind.STOP, seat));
    }

    /** The sponsor decides against a domain. */
    Deciding overrules(String seat) {
        return accept(act(ActKind.OVERRULE, seat));
    }

    Deciding advises(String seat) {
        return accept(act(ActKind.ADVISE, seat));
    }

    Deciding hoursLater(long hours) {
        now = now.plus(Duration.ofHours(hours));
        return this;
    }

    ProposalState state() {
        return DecisionProcess.stateOf(charter, proposal, acts, now);
    }

    AdoptedDecision adopted() {
        return new AdoptedDecision(proposal.bytes(), signed, now);
    }

    SignedAct act(ActKind kind, String seat) {
        return act(kind, seat, statement -> statement);
    }

    SignedAct act(ActKind kind, String seat, UnaryOperator<ActStatement> change) {
        return DecisionKeys.sign(change.apply(statement(kind, seat)), seat + " first");
    }

    ActStatement statement(ActKind kind, String seatName) {
        var seat = charter.seat(new SeatId(seatName)).orElseThrow();
        var right = charter.rightFor(proposal).orElseThrow();
        return new ActStatement(
                charter.installation(),
                founding,
                charter.version(),
                charterDigest,
                proposalDigest,
                proposal.replacesVersion(),
                kind,
                seat.id(),
                seat.principal(),
                acts.stream().map(Act::digest).toList(),
                new CheckpointSeen(charter.log().origin(), 7 + acts.size(), Digest.of(new byte[] {1})),
                now,
                now.plus(Duration.ofHours(right.signatureFreshHours())),
                kind.givesReason() ? Optional.of("the night shift cannot work so") : Optional.empty());
    }

    ActVerdict verify(SignedAct act) {
        return ActVerification.of(charter, founding, proposal).verify(acts, act);
    }

    void refuses(SignedAct act, RefusalReason reason) {
        assertThat(verify(act)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.sentence()).startsWith(reason.sentence());
        });
    }

    void accepts(SignedAct act) {
        assertThat(verify(act)).isInstanceOf(Accepted.class);
    }

    Deciding accept(SignedAct act) {
        switch (verify(act)) {
            case Accepted(var accepted) -> {
                acts.add(accepted);
                signed.add(act);
            }
            case Refused refused -> throw new AssertionError(refused.toString());
        }
        return hoursLater(1);
    }

    static FoundingRecord founding(Charter charter) {
        return founding(charter, List.of("sponsor", "iam", "clinical-operations", "security"));
    }

    static FoundingRecord founding(Charter charter, List<String> seats) {
        var acts = new ArrayList<SignedAct>();
        for (var seat : seats) {
            acts.add(DecisionKeys.sign(foundingStatement(charter, seat, acts), seat + " first"));
        }
        return new FoundingRecord(charter.bytes(), acts, AHospital.hours(1));
    }

    static ActStatement foundingStatement(Charter charter, String seatName, List<SignedAct> before) {
        var seat = charter.seat(new SeatId(seatName)).orElseThrow();
        var digest = charter.digest();
        return new ActStatement(
                charter.installation(),
                digest,
                1,
                digest,
                digest,
                0,
                ActKind.SIGN,
                seat.id(),
                seat.principal(),
                before.stream().map(SignedAct::digest).toList(),
                CheckpointSeen.empty(charter.log().origin()),
                AHospital.FOUNDED,
                AHospital.hours(2),
                Optional.empty());
    }

    static VerifiedChain founded(Charter charter) {
        return extended(VerifiedChain.found(founding(charter)));
    }

    static VerifiedChain extended(ChainStep step) {
        return switch (step) {
            case Extended(var chain) -> chain;
            case Broken broken -> throw new AssertionError(broken.toString());
        };
    }

    /** The next version of a policy on top of a chain. */
    static Deciding next(VerifiedChain chain, String id, PolicyAddress address, JsonObject document) {
        return next(
                chain,
                id,
                address,
                document,
                Enactment.REGULAR,
                chain.lastAdoptedAt().plus(Duration.ofHours(1)));
    }

    static Deciding next(
            VerifiedChain chain,
            String id,
            PolicyAddress address,
            JsonObject document,
            Enactment enactment,
            Instant at) {
        return nextAsItIs(
                chain,
                id,
                address,
                document,
                enactment.way() == Way.CONTAINMENT
                        ? enactment.containedBefore(chain.history().containedBefore(address, document, at))
                        : enactment,
                at);
    }

    /** Without the word on who contained the same before, where that is called for. */
    static Deciding nextAsItIs(
            VerifiedChain chain,
            String id,
            PolicyAddress address,
            JsonObject document,
            Enactment enactment,
            Instant at) {
        return new Deciding(
                chain.history().charterInForce(at),
                chain.founding(),
                proposal(chain, id, address, document, enactment, at));
    }

    /** Written against what stands, or what is in force where it passes within hours. */
    static Proposal proposal(
            VerifiedChain chain,
            String id,
            PolicyAddress address,
            JsonObject document,
            Enactment enactment,
            Instant at) {
        var charter = chain.history().charterInForce(at);
        var replaced = chain.history().replacedBy(enactment.way(), address, at);
        return new Proposal(
                new ProposalId(id),
                charter.installation(),
                chain.founding(),
                charter.version(),
                address,
                replaced.map(PolicyVersion::version).orElse(0),
                replaced.map(PolicyVersion::digest),
                document,
                "the wards asked for it",
                new PersonId("holder-of-iam"),
                at,
                at.plus(enactment.way().isPassing() ? Duration.ofHours(12) : Duration.ofDays(7)),
                enactment);
    }
}
