package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which applications know that a session is over, for whoever it is the business of. */
@Component
public class WordOfEnds {

    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration STILL_MATTERS = Duration.ofDays(7);

    private final ObjectProvider<EnteredApplications> applications;
    private final EndingForSomebody ending;
    private final Clock clock;

    WordOfEnds(ObjectProvider<EnteredApplications> applications, EndingForSomebody ending, Clock clock) {
        this.applications = applications;
        this.ending = ending;
        this.clock = clock;
    }

    /** Of one's own sessions, within the last day. */
    public List<ToldOfEnd> own(PersonId person) {
        var since = clock.instant().minus(LATELY);
        return applications.stream()
                .flatMap(known -> known.toldOfEnds(person, since).stream())
                .toList();
    }

    /**
     * What came of the acts by which this one ended all that somebody was in, within a day of them; nothing else of
     * theirs, because nobody gave a reason to look at that.
     */
    public Optional<List<ToldOfEnd>> afterAct(PersonId by, PersonId whose) {
        return Optional.of(whose)
                .filter(person -> ending.isRightOf(by))
                .flatMap(person -> ending.endedBy(by, person, clock.instant().minus(LATELY)))
                .map(sessions -> of(whose, sessions));
    }

    /** Applications that do not know of some end, and that nobody tells any more. */
    public List<ToldOfEnd> neverTold(PersonId by) {
        var since = clock.instant().minus(STILL_MATTERS);
        return ending.isRightOf(by)
                ? applications.stream()
                        .flatMap(known -> known.neverTold(since).stream())
                        .toList()
                : List.of();
    }

    private List<ToldOfEnd> of(PersonId person, List<String> sessions) {
        return applications.stream()
                .flatMap(known -> known.toldOfEnds(person, sessions).stream())
                .toList();
    }
}
