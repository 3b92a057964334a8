package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.ComingLimits;
import io.threekey.evidence.LetInEntry;
import io.threekey.evidence.NamedVersion;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.References;
import io.threekey.evidence.RiskSignal;
import io.threekey.evidence.ShownKey;
import io.threekey.evidence.Weighed;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.ledger.LedgerEntry;
import io.threekey.server.signin.replay.SignInTypes;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module writes into the ledger, each about the person's id. */
@Configuration(proxyBeanMethods = false)
class SignInEntries {

    private static final References A_PERSON = References.nothing().person("person");

    static final EntryType LET_IN =
            new EntryType(io.threekey.evidence.EntryType.LET_IN.name(), "signin.entry.let-in", LetInEntry.REFERENCES);
    static final EntryType REFUSED = new EntryType(
            "sign-in.refused",
            "signin.entry.refused",
            A_PERSON.scope("site").scope("seenAt").policy("policy").policyDocument("policyDocument"));
    static final EntryType COUNTER_WENT_BACK =
            new EntryType("sign-in.counter-went-back", "signin.entry.counter-went-back", A_PERSON);
    static final EntryType LOOKED_UNLIKE_THEM = new EntryType(
            "sign-in.unusual",
            "signin.entry.unusual",
            A_PERSON.policy("risk.policy").policyDocument("risk.policyDocument"));
    static final EntryType ANSWERED_WRONGLY_OFTEN =
            new EntryType("sign-in.answered-wrongly-often", "signin.entry.answered-wrongly-often", A_PERSON);
    static final EntryType SESSION_ENDED = new EntryType(
            "session.ended",
            "signin.entry.session-ended",
            A_PERSON.scope("site").policyDocument("policyDocument"));

    static final EntryType SESSION_WENT_ON = new EntryType(
            "session.went-on",
            "signin.entry.session-went-on",
            A_PERSON.scope("site").policyDocument("policyDocument"));
    static final EntryType ENDED_FOR_THE_PERSON =
            new EntryType("sessions.ended-for-person", "signin.entry.ended-for-person", A_PERSON.person("by"));

    static final EntryType KEY_TAKEN_BACK_FOR_THE_PERSON =
            new EntryType("passkey.taken-back-for-person", "signin.entry.key-taken-back", A_PERSON.person("by"));
    static final EntryType VOUCHED_FOR =
            new EntryType("person.vouched-for", "signin.entry.vouched-for", A_PERSON.person("by"));
    static final EntryType ENDED_BY_SIGNAL =
            new EntryType("sessions.ended-by-signal", "signin.entry.ended-by-signal", A_PERSON);

    @Bean
    EntryTypes signInEntryTypes() {
        return EntryTypes.of(
                LET_IN,
                REFUSED,
                COUNTER_WENT_BACK,
                LOOKED_UNLIKE_THEM,
                ANSWERED_WRONGLY_OFTEN,
                SESSION_ENDED,
                SESSION_WENT_ON,
                ENDED_FOR_THE_PERSON,
                KEY_TAKEN_BACK_FOR_THE_PERSON,
                VOUCHED_FOR,
                ENDED_BY_SIGNAL);
    }

    @Bean
    SignInTypes typesThatAreReplayed() {
        return new SignInTypes(LET_IN, REFUSED);
    }

    /** When somebody came in the last time before this one. */
    static Instant letInBefore(Ledger ledger, PersonId person, Instant arrived) {
        return ledger.newestOf(LET_IN, person.value(), 2).stream()
                .map(LedgerEntry::at)
                .filter(arrived::isAfter)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    static JsonObject letIn(Session session, Sessions.Admitted admitted) {
        var ruling = admitted.ruling();
        var found = admitted.found();
        var limit = session.times().limit();
        var policy = session.policy();
        return new LetInEntry(
                        session.id(),
                        session.person(),
                        session.passkey(),
                        session.useCase(),
                        session.careSetting(),
                        session.site(),
                        session.traits()
                                .map(traits -> new ShownKey(
                                        traits,
                                        ruling.assurance().map(SignInEntries::named),
                                        ruling.standard().map(SignInEntries::named))),
                        limit.idleMinutes(),
                        limit.overallMinutes(),
                        policy.address(),
                        policy.version(),
                        policy.document(),
                        admitted.beside().map(SignInEntries::coming),
                        Optional.of(new Weighed(
                                found.facts().recently(),
                                found.seenAt(),
                                ruling.risk().map(SignInEntries::named))))
                .payload();
    }

    private static NamedVersion named(ObeyedPolicy policy) {
        return new NamedVersion(policy.address(), policy.version(), policy.document());
    }

    private static ComingLimits coming(RulingBeside beside) {
        var limit = beside.ruling().limit();
        var policy = beside.ruling().policy();
        return new ComingLimits(
                beside.stage(),
                limit.idleMinutes(),
                limit.overallMinutes(),
                policy.address(),
                policy.version(),
                policy.document());
    }

    /** @param detail what is not told to the caller */
    static JsonObject refused(Passkey passkey, SignInRefusal reason, String detail) {
        return keptOut(passkey, reason, detail).build();
    }

    /**
     * By a ruling, with the facts that another policy can be tried on.
     *
     * @param policy by which it was, where it was one
     */
    static JsonObject refused(
            Passkey passkey, SignInRefusal reason, FactsOfSignIns.Found found, Optional<ObeyedPolicy> policy) {
        var entry = keptOut(passkey, reason, "ruling");
        var facts = found.facts();
        found.seenAt().ifPresent(seen -> entry.put("seenAt", seen.value()));
        entry.put("recently", facts.recently().json());
        facts.workplace()
                .ifPresent(work -> entry.put("useCase", work.useCase().code())
                        .put("careSetting", work.careSetting().code())
                        .put("site", work.site().value()));
        policy.ifPresent(by -> entry.put("policy", by.address().document())
                .put("policyVersion", by.version())
                .put("policyDocument", by.document()));
        var key = facts.key().traits();
        key.model().ifPresent(model -> entry.put("vouched", key.vouched()).put("model", model.toString()));
        return entry.put("userVerified", key.userVerified())
                .put("deviceBound", key.deviceBound())
                .build();
    }

    private static JsonObject.Builder keptOut(Passkey passkey, SignInRefusal reason, String detail) {
        return Json.object()
                .put("person", passkey.person().value())
                .put("passkey", passkey.id())
                .put("reason", reason.code())
                .put("detail", detail);
    }

    static JsonObject lookedUnlikeThem(PersonId person, RecentHistory recently, DecidedThresholds decided) {
        var thresholds = decided.thresholds();
        return Json.object()
                .put("person", person.value())
                .put(
                        "signals",
                        JsonArray.ofTexts(thresholds.signalsIn(recently).stream()
                                .map(RiskSignal::code)
                                .sorted()
                                .toList()))
                .put("points", thresholds.points(recently))
                .put("risk", named(decided.policy()).json())
                .build();
    }

    /** @param times beyond those that are recorded each */
    static JsonObject answeredWronglyOften(Passkey passkey, Instant since, int times) {
        return Json.object()
                .put("person", passkey.person().value())
                .put("passkey", passkey.id())
                .put("since", since)
                .put("times", times)
                .build();
    }

    static JsonObject counterWentBack(Passkey passkey, long reported) {
        return Json.object()
                .put("person", passkey.person().value())
                .put("passkey", passkey.id())
                .put("known", passkey.counter())
                .put("reported", reported)
                .build();
    }
}
