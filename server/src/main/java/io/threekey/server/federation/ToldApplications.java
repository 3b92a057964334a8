package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.EnteredApplications;
import io.threekey.server.signin.ToldOfEnd;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whom somebody's sessions and their ends were told to; an application withdrawn since goes by its short name. */
@Component
class ToldApplications implements EnteredApplications {

    /** Nobody goes on to more within the longest session. */
    private static final int MOST = 500;

    private static final int MOST_ENDS = 100;

    private final Ledger ledger;
    private final Applications applications;
    private final EndTable ends;
    private final Clock clock;

    ToldApplications(Ledger ledger, Applications applications, EndTable ends, Clock clock) {
        this.ledger = ledger;
        this.applications = applications;
        this.ends = ends;
        this.clock = clock;
    }

    private record Told(String session, String application) {}

    @Override
    public Map<String, List<String>> by(PersonId person) {
        return ledger.newestOf(FederationEntries.TOLD, person.value(), MOST).stream()
                .map(entry -> Fields.of(entry.payload(), entry.type()))
                .map(fields -> new Told(fields.text("session"), nameOf(fields.text("client"))))
                .distinct()
                .sorted((one, other) -> one.application().compareTo(other.application()))
                .collect(Collectors.groupingBy(
                        Told::session, Collectors.mapping(Told::application, Collectors.toList())));
    }

    @Override
    public List<ToldOfEnd> toldOfEnds(PersonId person, Instant since) {
        return inWords(ends.of(person, since, MOST_ENDS));
    }

    @Override
    public List<ToldOfEnd> toldOfEnds(PersonId person, List<String> sessions) {
        return inWords(ends.of(person, sessions, MOST_ENDS));
    }

    @Override
    public List<ToldOfEnd> neverTold(Instant since) {
        return inWords(ends.untold(since, MOST_ENDS));
    }

    private List<ToldOfEnd> inWords(List<EndTold> found) {
        var now = clock.instant();
        return found.stream()
                .map(end -> new ToldOfEnd(
                        end.person(),
                        nameOf(end.client()),
                        end.state(),
                        end.overAt(),
                        end.changedAt(),
                        end.attempts(),
                        next(end, now)))
                .toList();
    }

    private static ToldOfEnd.Next next(EndTold end, Instant now) {
        if (end.state() != ToldOfEnd.State.WAITING) {
            return new ToldOfEnd.Next.Never();
        }
        if (end.attempts() < Courier.MOST_ATTEMPTS) {
            if (!now.isBefore(end.nextAt())) {
                return new ToldOfEnd.Next.OnceThereIsRoom();
            }
            if (end.problem().isPresent()) {
                return new ToldOfEnd.Next.At(end.nextAt());
            }
        }
        return new ToldOfEnd.Next.UnderWay();
    }

    private String nameOf(String client) {
        return applications.find(client).map(Application::name).orElse(client);
    }
}
