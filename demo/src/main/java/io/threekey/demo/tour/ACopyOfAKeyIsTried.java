package io.threekey.demo.tour;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.demo.DemoKeys;
import io.threekey.demo.Persona;
import io.threekey.demo.tour.Standing.Deed;
import io.threekey.evidence.References;
import io.threekey.server.access.Origins;
import io.threekey.server.frame.Words;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.signin.Arrival;
import io.threekey.server.signin.SignIn;
import io.threekey.testkit.Behaviour;
import io.threekey.testkit.SoftwareAuthenticator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A sign-in that looks unlike the person whose key it is. A key and its copy do not know of each other's uses, so whichever
 * comes second counts backwards (WebAuthn 6.1.1); here it is the key itself.
 */
@Component
class ACopyOfAKeyIsTried implements TourStop {

    private static final PersonId TIM_SCHUSTER = new PersonId("tim-schuster");
    private static final String TRY = "try";
    private static final EntryType UNUSUAL = new EntryType(
            "sign-in.unusual",
            "signin.entry.unusual",
            References.nothing().person("person").policy("risk.policy").policyDocument("risk.policyDocument"));

    private final SignIn signIn;
    private final DemoKeys keys;
    private final Ledger ledger;
    private final String origin;

    ACopyOfAKeyIsTried(SignIn signIn, DemoKeys keys, Ledger ledger, Origins origins) {
        this.signIn = signIn;
        this.keys = keys;
        this.ledger = ledger;
        this.origin = origins.idOrigin().toString();
    }

    @Override
    public int order() {
        return 32;
    }

    @Override
    public String code() {
        return "a-copy-of-a-key-is-tried";
    }

    @Override
    public Standing standing(Visit visit) {
        var again = new Deed.Press(word("try"), TRY);
        return looked(visit)
                .map(entry -> Standing.done(
                        List.of(word("seen", entry.at(), points(entry)), word("proved")),
                        new Deed.Go(word("who-decided"), "/policies/risk-thresholds/shared-workstation"),
                        ComeIn.as(TIM_SCHUSTER, word("read"), "/me"),
                        again))
                .orElseGet(() -> Standing.toDo(again));
    }

    private static int points(LedgerEntry entry) {
        return Fields.of(entry.payload(), entry.type()).count("points");
    }

    private Optional<LedgerEntry> looked(Visit visit) {
        return ledger.newestOf(UNUSUAL, TIM_SCHUSTER.value(), 1).stream()
                .filter(entry -> !entry.at().isBefore(visit.since()))
                .findFirst();
    }

    /** As the demo's keys count nothing, the key itself comes second, and all is as it was. */
    @Override
    public void press(String button, Visit visit) {
        if (!button.equals(TRY)) {
            TourStop.super.press(button, visit);
            return;
        }
        keys.find(TIM_SCHUSTER.value())
                .map(Persona::devices)
                .map(List::getFirst)
                .ifPresent(own -> {
                    comesInWith(own.behaving(uncounted -> Behaviour.honest().counter(1)));
                    comesInWith(own);
                });
    }

    private void comesInWith(SoftwareAuthenticator device) {
        var browser = UUID.randomUUID().toString();
        var question = signIn.ask(browser);
        signIn.answer(question.sealed(), browser, device.get(question.options(), origin), Arrival.UNSEEN);
    }

    private static Words word(String name, Object... arguments) {
        return Words.of("demo.tour.a-copy-of-a-key-is-tried." + name, arguments);
    }
}
