package io.threekey.demo;

import io.threekey.charter.Seat;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.frame.Texts;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.PoliciesInForce;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who of the demo's people holds which seat: asked of the charter in force, because seats pass on and people stay. */
@Component
class SeatsNow {

    private final PoliciesInForce policies;
    private final MessageSource texts;
    private final HouseZone zone;
    private final Clock clock;

    SeatsNow(PoliciesInForce policies, MessageSource texts, HouseZone zone, Clock clock) {
        this.policies = policies;
        this.texts = texts;
        this.zone = zone;
        this.clock = clock;
    }

    Introductions inWords(Locale reader) {
        var words = new Texts(texts, reader, zone.get());
        return new Introductions(
                words,
                held().stream()
                        .collect(Collectors.toMap(
                                seat -> seat.holder().value(),
                                seat -> words.t(CharterWords.seat(seat)),
                                (one, another) -> words.t("demo.picker.both", one, another))));
    }

    private List<Seat> held() {
        var now = clock.instant();
        return policies.founded()
                ? policies.chain().charter().seats().stream()
                        .filter(seat -> seat.isHeldAt(now))
                        .toList()
                : List.of();
    }

    /** @param seats by who holds them */
    record Introductions(Texts words, Map<String, String> seats) {

        /** Their work, and the seat that they hold beside it. */
        String of(Persona persona) {
            var seat = seats.get(persona.person());
            return seat == null ? persona.title() : words.t("demo.picker.seated", persona.title(), seat);
        }

        boolean comesFirst(Persona persona) {
            return persona.first() || seats.containsKey(persona.person());
        }
    }
}
