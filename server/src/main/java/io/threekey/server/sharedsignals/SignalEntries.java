package io.threekey.server.sharedsignals;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.References;
import io.threekey.server.applications.Signal;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import io.threekey.server.signin.ToldOfEnd.State;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module writes into the ledger. No entry holds a token, an address, or what stood in one. */
@Configuration(proxyBeanMethods = false)
class SignalEntries {

    private static final References A_PERSON = References.nothing().person("person");

    static final EntryType STREAM_MADE = aboutAStream("made");
    static final EntryType STREAM_CHANGED = aboutAStream("changed");
    static final EntryType STREAM_DELETED = aboutAStream("deleted");
    static final EntryType STREAM_TRIED = aboutAStream("tried");

    /** Outcomes of what is told about a stream itself. */
    static final EntryType STREAM_HEARD = aboutAStream("heard");

    static final EntryType SUBJECT_WISHED =
            new EntryType("signal-stream.subject-wished", "sharedsignals.entry.subject-wished", A_PERSON);
    static final EntryType TOLD = new EntryType("signal.told", "sharedsignals.entry.told", A_PERSON);
    static final EntryType NOT_TOLD = new EntryType("signal.not-told", "sharedsignals.entry.not-told", A_PERSON);

    static final EntryType HEARD = new EntryType("signal.heard", "sharedsignals.entry.heard", References.nothing());
    static final EntryType HEARD_OF_SOMEBODY =
            new EntryType("signal.heard-of-somebody", "sharedsignals.entry.heard-of-somebody", A_PERSON);

    @Bean
    EntryTypes signalEntryTypes() {
        return EntryTypes.of(
                STREAM_MADE,
                STREAM_CHANGED,
                STREAM_DELETED,
                STREAM_TRIED,
                STREAM_HEARD,
                SUBJECT_WISHED,
                TOLD,
                NOT_TOLD,
                HEARD,
                HEARD_OF_SOMEBODY);
    }

    private static EntryType aboutAStream(String what) {
        return new EntryType("signal-stream." + what, "sharedsignals.entry.stream-" + what, References.nothing());
    }

    /** @param dropped what waited, and is told no more */
    static JsonObject of(SignalStream stream, int dropped) {
        return Json.object()
                .put("client", stream.client())
                .put("stream", stream.id())
                .put("status", stream.status().code())
                .put("delivery", stream.delivery().code())
                .put(
                        "signals",
                        JsonArray.ofTexts(
                                stream.requested().stream().map(Signal::code).toList()))
                .put("dropped", dropped)
                .build();
    }

    static JsonObject subject(SignalStream stream, PersonId person, boolean leftOut) {
        return Json.object()
                .put("client", stream.client())
                .put("stream", stream.id())
                .put("person", person.value())
                .put("leftOut", leftOut)
                .build();
    }

    static EntryType typeOf(WaitingSignal outcome) {
        if (outcome.person().isEmpty()) {
            return STREAM_HEARD;
        }
        return outcome.state() == State.TOLD ? TOLD : NOT_TOLD;
    }

    static JsonObject of(WaitingSignal outcome) {
        var entry = Json.object()
                .put("client", outcome.client())
                .put("signal", SignalTypes.shortName(outcome.type()))
                .put("jti", outcome.jti())
                .put("tries", outcome.attempts());
        if (!outcome.person().isEmpty()) {
            entry.put("person", outcome.person());
        }
        outcome.problem().ifPresent(problem -> entry.put("problem", problem.written()));
        return entry.put("state", outcome.state().code()).build();
    }

    /** Of nobody whom it means and we do not know, nothing is kept. */
    static JsonObject heard(SaidElsewhere said, Optional<PersonId> person, HeardOutcome outcome) {
        var entry = Json.object()
                .put("source", said.source().issuer())
                .put("jti", said.jti())
                .put("signal", said.type())
                .put("outcome", outcome.code());
        person.ifPresent(known -> entry.put("person", known.value()));
        return entry.put("happenedAt", said.at()).build();
    }
}
