package io.threekey.server.governance;

import io.threekey.charter.Act;
import io.threekey.charter.Broken;
import io.threekey.charter.ChainElement;
import io.threekey.charter.ChainStep;
import io.threekey.charter.Charter;
import io.threekey.charter.DecisionKey;
import io.threekey.charter.Fingerprint;
import io.threekey.charter.Function;
import io.threekey.charter.History;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.Seat;
import io.threekey.charter.SignedAct;
import io.threekey.charter.Stage;
import io.threekey.charter.json.Digest;
import io.threekey.server.access.SeatRegister;
import io.threekey.server.governance.KnownChain.Reading.Doubted;
import io.threekey.server.governance.KnownChain.Reading.Holds;
import io.threekey.server.governance.KnownChain.Reading.NotOurs;
import io.threekey.server.notices.Alerts;
import io.threekey.server.snapshots.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * The one door to what is in force. Everything behind it has been verified from the founding on: what does not verify
 * is not seen here, the last that did stays in force, and an alert stands until the database agrees again.
 */
@Component
public class PoliciesInForce implements Snapshot, SeatRegister {

    private static final Logger log = LoggerFactory.getLogger(PoliciesInForce.class);

    /** Every byte is compared this often, because an edit in place leaves the watermark alone. */
    private static final Duration WHOLE_COMPARISON = Duration.ofSeconds(3);

    private final ChainTable table;
    private final ChainMemory memory;
    private final Alerts alerts;
    private final Clock clock;

    private volatile Optional<KnownChain> known = Optional.empty();
    private volatile Optional<ChainDoubt> doubt = Optional.empty();
    private String watermark = "";
    private Instant comparedAt = Instant.MIN;

    PoliciesInForce(ChainTable table, ChainMemory memory, Alerts alerts, Clock clock) {
        this.table = table;
        this.memory = memory;
        this.alerts = alerts;
        this.clock = clock;
        recall();
        memory.altered().forEach(file -> alerts.raise(ChainDoubt.MEMORY_ALTERED, List.of(file)));
        lookAgain();
    }

    /** The policy obeyed now: at a site its own where it keeps to the group's floor, else the group's. */
    public Optional<PolicyVersion> at(PolicyAddress address) {
        return known.flatMap(chain -> chain.chain().history().obeyedAt(address, clock.instant()));
    }

    /**
     * What everything there is judged by besides the policy obeyed: the next version that will govern, in its stage. As
     * verified as the one obeyed.
     */
    public Optional<OnItsWay> beside(PolicyAddress address) {
        var now = clock.instant();
        return known.flatMap(chain -> chain.chain().history().besideAt(address, now))
                .flatMap(version -> version.stageAt(now).map(stage -> new OnItsWay(stage, version)));
    }

    /** A version that is adopted and not obeyed yet. */
    public record OnItsWay(Stage stage, PolicyVersion version) {}

    /** The proposal that a decision adopted, as verified, whatever is stored by now. */
    Optional<ProposalId> adopted(Digest proposal) {
        return known.stream()
                .flatMap(chain -> chain.links().stream().skip(1))
                .map(ChainLink::document)
                .filter(document -> Digest.of(document).equals(proposal))
                .map(document -> Proposal.parse(document).id())
                .findFirst();
    }

    /** Every act that the verified decisions rest on, the founding's among them. */
    Stream<SignedAct> acts() {
        return known.stream().flatMap(chain -> chain.links().stream()).flatMap(link -> link.acts().stream());
    }

    /** Why a proposal could not be adopted now even if everybody signed it. */
    Optional<Broken> obstacle(Proposal proposal) {
        return known.orElseThrow().chain().obstacle(proposal, proposal.proposedAt());
    }

    /** Whether a proposal would wait, if it were adopted now, because it loosens. */
    boolean loosens(Proposal proposal) {
        return known.orElseThrow().chain().loosens(proposal, proposal.proposedAt());
    }

    /** The version that a proposal would make if it were adopted now. */
    public PolicyVersion preview(Proposal proposal, List<Act> acts) {
        return known.orElseThrow().chain().preview(proposal, acts, clock.instant());
    }

    /** Whether this would hold on top of everything verified so far. */
    ChainStep next(ChainElement element) {
        return known.orElseThrow().chain().next(element);
    }

    public boolean founded() {
        return known.isPresent();
    }

    /** Whether decisions are stopped because something stored does not verify. */
    public boolean inDoubt() {
        return doubt.isPresent();
    }

    /** @throws IllegalStateException before the founding */
    public InForce chain() {
        return known.map(chain -> new InForce(
                        chain.chain().history().charterInForce(clock.instant()),
                        chain.chain().history(),
                        new Fingerprint(chain.chain().founding()),
                        chain.links().size() - 1L))
                .orElseThrow(() -> new IllegalStateException("nothing is founded"));
    }

    /**
     * The verified state as of now.
     *
     * @param decisions how many were adopted since the founding
     */
    public record InForce(Charter charter, History history, Fingerprint fingerprint, long decisions) {}

    @Override
    public boolean isSeated(String person) {
        return seatsOf(person).findAny().isPresent();
    }

    @Override
    public boolean holdsSeat(String person) {
        var now = clock.instant();
        return seatsOf(person).anyMatch(seat -> seat.isHeldAt(now));
    }

    /** Those in which the person has a seat whose term runs. */
    public Set<Function> functionsOf(PersonId person) {
        var now = clock.instant();
        return seatsOf(person.value())
                .filter(seat -> seat.isHeldAt(now))
                .map(Seat::function)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Function.class)));
    }

    private Stream<Seat> seatsOf(String person) {
        return known.isEmpty()
                ? Stream.empty()
                : chain().charter().seats().stream()
                        .filter(seat -> seat.holder().value().equals(person));
    }

    /** The decision keys of whatever seat this person holds. */
    public List<DecisionKey> decisionKeysOf(PersonId person) {
        return known.isEmpty()
                ? List.of()
                : chain().charter().seats().stream()
                        .filter(seat -> seat.holder().equals(person))
                        .flatMap(seat -> seat.keys().stream())
                        .toList();
    }

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public synchronized void lookAgain() {
        try {
            compareWhereDue(clock.instant());
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | NonTransientDataAccessResourceException away) {
            throw away; // a database that does not answer says nothing about what it holds
        } catch (RuntimeException unreadable) {
            log.debug("the stored decisions cannot be read", unreadable);
            doubted(ChainDoubt.unreadable());
        }
    }

    private void compareWhereDue(Instant now) {
        var mark = table.watermark();
        if (mark.equals(watermark) && now.isBefore(comparedAt.plus(WHOLE_COMPARISON))) {
            return;
        }
        compare(table.links());
        watermark = mark;
        comparedAt = now;
    }

    private void recall() {
        var pinned = memory.fingerprint();
        var remembered = memory.decisions();
        if (pinned.isPresent() && !remembered.isEmpty()) {
            settle(KnownChain.from(remembered, pinned.get()));
        }
    }

    private void compare(List<ChainLink> stored) {
        if (known.isPresent()) {
            settle(known.get().readAgain(stored));
        } else if (!stored.isEmpty()) {
            memory.fingerprint()
                    .ifPresentOrElse(
                            pinned -> settle(KnownChain.from(stored, pinned)),
                            () -> doubted(
                                    ChainDoubt.unverifiable(0, "This node was never told the founding fingerprint.")));
        }
    }

    private void settle(KnownChain.Reading reading) {
        switch (reading) {
            case Holds(var chain, var grown) -> {
                keep(chain, grown);
                doubt.ifPresent(over -> alerts.over(over.alert()));
                doubt = Optional.empty();
            }
            case Doubted(var chain, var why) -> {
                keep(chain, known.isEmpty());
                doubted(why);
            }
            case NotOurs(var why) -> doubted(why);
        }
    }

    private void keep(KnownChain chain, boolean grown) {
        if (grown) {
            memory.remember(chain.links());
        }
        known = Optional.of(chain);
    }

    private void doubted(ChainDoubt why) {
        if (!doubt.equals(Optional.of(why))) {
            doubt.ifPresent(over -> alerts.over(over.alert()));
            alerts.raise(why.alert(), why.arguments());
            doubt = Optional.of(why);
        }
    }
}
