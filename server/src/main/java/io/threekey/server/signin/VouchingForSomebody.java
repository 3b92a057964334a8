package io.threekey.server.signin;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.server.authenticators.Passkey;
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
import java.util.UUID;
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

    private static final String ALL = "/ledger?kind=" + SignInEntries.VOUCHED_FOR.name();

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
        var name = people.find(by).map(Person::name).orElse(by.value());
        tell("vouched-for", List.of(name, until), Recipient.of(whose.id()), "/me", entry);
        tell("somebody-vouched-for", List.of(name, whose.name(), until), Recipient.of(Function.SECURITY), ALL, entry);
        return new Outcome.Vouched(whose, until);
    }

    private void tell(String code, List<?> arguments, Recipient whom, String path, UUID entry) {
        notices.tell(new Notice(code, arguments, Urgency.INFORM, List.of(whom), path, code + "/" + entry));
    }

    /**
     * Whoever ends what the person is in takes it back too, and a key that came only afterwards was not meant. Asked only
     * where it would matter, since it asks the ledger.
     */
    boolean isVouchedFor(Passkey key) {
        var now = clock.instant();
        return ledger.newestOf(SignInEntries.VOUCHED_FOR, key.person().value(), 1).stream()
                .filter(entry -> key.registeredAt().isBefore(entry.at()))
                .filter(entry -> ending.latestFor(key.person(), entry.at()).isEmpty())
                .map(entry -> Fields.of(entry.payload(), entry.type()).instant("until"))
                .anyMatch(now::isBefore);
    }
}
