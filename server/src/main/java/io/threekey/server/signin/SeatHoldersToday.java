package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.Seat;
import io.threekey.evidence.AskedOfKeys;
import io.threekey.evidence.AssuranceRequired;
import io.threekey.evidence.KeyTraits;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.people.People;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The seats of the charter in force, and the keys that their holders have not lost. */
@Component
class SeatHoldersToday {

    private final PoliciesInForce policies;
    private final AssuranceDoor assurance;
    private final StandardDoor standard;
    private final People people;
    private final Authenticators authenticators;
    private final Clock clock;

    SeatHoldersToday(
            PoliciesInForce policies,
            AssuranceDoor assurance,
            StandardDoor standard,
            People people,
            Authenticators authenticators,
            Clock clock) {
        this.policies = policies;
        this.assurance = assurance;
        this.standard = standard;
        this.people = people;
        this.authenticators = authenticators;
        this.clock = clock;
    }

    /** As the door would see each of them if a document held at this address. */
    List<SeatHolderAtTheDoor> at(PolicyAddress address) {
        var now = clock.instant();
        return policies.chain().charter().seats().stream()
                .filter(seat -> seat.isHeldAt(now))
                .map(seat -> seen(seat, address))
                .toList();
    }

    private SeatHolderAtTheDoor seen(Seat seat, PolicyAddress address) {
        return people.find(seat.holder())
                .flatMap(Workplace::of)
                .map(workplace -> isReached(workplace, address)
                        ? new SeatHolderAtTheDoor(
                                seat.function(), true, keysOf(seat.holder()), besides(workplace, address))
                        : new SeatHolderAtTheDoor(seat.function(), false, keysOf(seat.holder()), asked(workplace)))
                .orElseGet(() -> new SeatHolderAtTheDoor(seat.function(), false, Set.of(), Set.of()));
    }

    private static boolean isReached(Workplace workplace, PolicyAddress address) {
        return address.useCase().filter(workplace.useCase()::equals).isPresent()
                && (address.scope().isGroup() || address.scope().equals(workplace.site()));
    }

    /**
     * Of a site's own document and the group's the stricter is obeyed, so a key has to meet both, and whatever else is
     * asked of keys beside the kind at hand.
     */
    private Set<AskedOfKeys> besides(Workplace workplace, PolicyAddress address) {
        var other = address.scope().isGroup()
                ? new PolicyAddress(address.kind(), address.useCase(), workplace.site())
                : address.inGroup();
        var ofItsKind = policies.at(other).filter(version -> !version.address().equals(address)).stream()
                .map(version -> AskedOfKeysDocuments.obeyedOf(address.kind(), version.document()));
        return Stream.concat(ofItsKind, asked(workplace, address.kind())).collect(Collectors.toUnmodifiableSet());
    }

    /** Now, and by what is adopted already and on its way. */
    private Set<AskedOfKeys> asked(Workplace workplace) {
        return Stream.concat(byAssurance(workplace), byStandard(workplace)).collect(Collectors.toUnmodifiableSet());
    }

    /** By the other kind. */
    private Stream<AskedOfKeys> asked(Workplace workplace, PolicyKindName beside) {
        return beside.equals(AssuranceRequired.KIND) ? byStandard(workplace) : byAssurance(workplace);
    }

    private Stream<AskedOfKeys> byAssurance(Workplace workplace) {
        return Stream.of(
                        assurance.inForce(workplace).<AskedOfKeys>map(DecidedAssurance::required),
                        assurance.onItsWay(workplace).map(AskedOnItsWay::required))
                .flatMap(Optional::stream);
    }

    private Stream<AskedOfKeys> byStandard(Workplace workplace) {
        return Stream.of(
                        standard.inForce(workplace).<AskedOfKeys>map(DecidedStandard::required),
                        standard.onItsWay(workplace).map(AskedOnItsWay::required))
                .flatMap(Optional::stream);
    }

    /** At best: each of them is asked to check who uses it. Not from memory, which may be a second behind. */
    private Set<KeyTraits> keysOf(PersonId person) {
        return authenticators.of(person).stream()
                .filter(key -> !authenticators.isRevoked(key.id()))
                .map(key -> key.traits(true))
                .collect(Collectors.toUnmodifiableSet());
    }
}
