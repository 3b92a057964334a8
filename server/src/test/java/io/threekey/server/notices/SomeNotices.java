package io.threekey.server.notices;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.server.frame.Words;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Notices to tell in tests, and a hospital with a few people behind its functions. */
final class SomeNotices {

    static final PersonId OKAFOR = new PersonId("okafor");
    static final PersonId LIND = new PersonId("lind");
    static final PersonId HAAS = new PersonId("haas");
    static final PersonId NURSE = new PersonId("a-nurse");

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

    private static final Map<Function, List<Recipients.Holder>> SEATS = Map.of(
            Function.IAM,
            List.of(new Recipients.Holder(OKAFOR, "Ngozi Okafor"), new Recipients.Holder(LIND, "Eva Lind")),
            Function.SECURITY,
            List.of(new Recipients.Holder(HAAS, "Jan Haas")));

    private SomeNotices() {}

    /** Whose seats a test may fill. */
    static final class Hospital implements Recipients {

        private final Map<Function, List<Holder>> seats = new HashMap<>(SEATS);

        void seats(Function function, PersonId person, String name) {
            seats.put(function, List.of(new Holder(person, name)));
        }

        @Override
        public List<Holder> of(Function function) {
            return seats.getOrDefault(function, List.of());
        }
    }

    static Notice page(Recipient... recipients) {
        return page("fire-" + NUMBERS.incrementAndGet(), recipients);
    }

    static Notice page(String key, Recipient... recipients) {
        return new Notice(
                "test.fire",
                List.of("Ward 7", SEVEN, Words.of("testnotices.drill", 2)),
                Urgency.PAGE,
                List.of(recipients),
                "/charter",
                key);
    }

    static Notice information(Recipient... recipients) {
        return new Notice(
                "test.tea",
                List.of("Ward 7"),
                Urgency.INFORM,
                List.of(recipients),
                "/policies",
                "tea-" + NUMBERS.incrementAndGet());
    }
}
