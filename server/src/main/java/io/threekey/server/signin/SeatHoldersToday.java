package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Seat;
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
    private final People people;
    private final Authenticators authenticators;
    private final Clock clock;

    SeatHoldersToday(
            PoliciesInForce policies,
            AssuranceDoor assurance,
            People people,
            Authenticators authenticators,
            Clock clock) {
        this.policies = policies;
        this.assurance = assurance;
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

    /** Of a site's own document and the group's the stricter is obeyed, so a key has to meet both. */
    private Set<AssuranceRequired> besides(Workplace workplace, PolicyAddress address) {
        var other = address.scope().isGroup()
                ? new PolicyAddress(address.kind(), address.useCase(), workplace.site())
                : address.inGroup();
        return policies.at(other).filter(version -> !version.address().equals(address)).stream()
                .map(PolicyVersion::document)
                .map(AssuranceRequired::obeyedOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Now, and by what is adopted already and on its way. */
    private Set<AssuranceRequired> asked(Workplace workplace) {
        return Stream.of(
                        assurance.inForce(workplace).map(DecidedAssurance::required),
                        assurance.onItsWay(workplace).map(AssuranceOnItsWay::required))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** At best: each of them is asked to check who uses it. Not from memory, which may be a second behind. */
    private Set<KeyTraits> keysOf(PersonId person) {
        return authenticators.of(person).stream()
                .filter(key -> !authenticators.isRevoked(key.id()))
                .map(key -> new KeyTraits(true, !key.backupEligible()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
