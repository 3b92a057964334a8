package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Notice;
import io.threekey.server.notices.Notices;
import io.threekey.server.notices.Recipient;
import io.threekey.server.notices.Urgency;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way back for whoever is kept out for what stays so: who was away for months stays away until they come in, and a new
 * key is new until it lets somebody in. Somebody who made sure that it is they vouches for them, and for a while neither
 * counts. It opens nothing by itself: they come in with their own key, under every other policy.
 */
@Component
public class VouchingForSomebody {

    public static final Duration HOLDS = Duration.ofHours(1);

    private final EndingForSomebody ending;
    private final People people;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    VouchingForSomebody(EndingForSomebody ending, People people, Notices notices, Ledger ledger, Clock clock) {
        this.ending = ending;
        this.people = people;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    public sealed interface Outcome {

        record Vouched(Person whose, Instant until) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    public enum Refusal {
        NOT_YOURS,
        NOBODY,
        YOURSELF,
        NOT_MADE_SURE
    }

    public boolean isRightOf(PersonId person) {
        return ending.isRightOf(person);
    }

    /** @param how by the code of one of {@link MadeSure} */
    @Transactional
    public Outcome vouch(PersonId by, String whose, String how) {
        if (!isRightOf(by)) {
            return new Outcome.Refused(Refusal.NOT_YOURS);
        }
        var person = people.identified(whose);
        if (person.isEmpty()) {
            return new Outcome.Refused(Refusal.NOBODY);
        }
        if (person.get().id().equals(by)) {
            return new Outcome.Refused(Refusal.YOURSELF);
        }
        return MadeSure.named(how)
                .map(sure -> vouch(by, person.get(), sure))
                .orElseGet(() -> new Outcome.Refused(Refusal.NOT_MADE_SURE));
    }

    private Outcome vouch(PersonId by, Person whose, MadeSure how) {
        var until = clock.instant().plus(HOLDS);
        var entry = ledger.append(
                SignInEntries.VOUCHED_FOR,
                whose.id().value(),
                Json.object()
                        .put("person", whose.id().value())
                        .put("by", by.value())
                        .put("madeSure", how.code())
                        .put("until", until)
                        .build());
        notices.tell(new Notice(
                "vouched-for",
                List.of(people.find(by).map(Person::name).orElse(by.value()), until),
                Urgency.INFORM,
                List.of(Recipient.of(whose.id())),
                "/me",
                "vouched-for/" + entry));
        return new Outcome.Vouched(whose, until);
    }

    /** Asked only where it would matter, since it asks the ledger. */
    boolean isVouchedFor(PersonId person) {
        var now = clock.instant();
        return ledger.newestOf(SignInEntries.VOUCHED_FOR, person.value(), 1).stream()
                .map(entry -> Fields.of(entry.payload(), entry.type()).instant("until"))
                .anyMatch(now::isBefore);
    }
}
