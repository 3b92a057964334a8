package io.threekey.server.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threekey.charter.PersonId;
import io.threekey.server.Intruder;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.ToldOfEnd.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is noted and recorded of telling applications that sessions of one person are over. */
record EndsOfSomebody(PersonId person, EndTable table, Ledger ledger, Intruder intruder) {

    static final Duration SOON = Duration.ofSeconds(20);

    List<EndTold> all() {
        return table.of(person, Instant.EPOCH, 10);
    }

    EndTold first() {
        return all().getFirst();
    }

    /** Within seconds, of the only one there is. */
    EndTold becomes(State state, int attempts) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(all()).singleElement().satisfies(end -> {
                    assertThat(end.state()).isEqualTo(state);
                    assertThat(end.attempts()).isEqualTo(attempts);
                    assertThat(end.problem().isPresent()).isEqualTo(state != State.TOLD);
                }));
        return first();
    }

    void becomes(State state, int attempts, String problem) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(first().state()).isEqualTo(state);
            assertThat(first().attempts()).isEqualTo(attempts);
            assertThat(problem()).isEqualTo(problem);
        });
    }

    /** As it is written down, or nothing where there is none. */
    String problem() {
        return first().problem().map(TellingProblem::written).orElse("");
    }

    int entries(EntryType type) {
        return ledger.entriesOf(type, person.value()).size();
    }

    /** Only a job tells, and it is there as soon as the session is over. */
    void nothingIsPutOff() {
        assertThat(intruder.reads(
                        "select 1 from jobs_job where task_name = ? and position(?::bytea in task_data) > 0",
                        EndsOfSessions.TELL.value(),
                        person.value().getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
