package io.threekey.server.federation;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Fields;
import io.threekey.server.applications.Application;
import io.threekey.server.applications.Applications;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.EnteredApplications;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whom somebody's sessions were told to, as the ledger has it; an application withdrawn since goes by its short name. */
@Component
class ToldApplications implements EnteredApplications {

    /** Nobody goes on to more within the longest session. */
    private static final int MOST = 500;

    private final Ledger ledger;
    private final Applications applications;

    ToldApplications(Ledger ledger, Applications applications) {
        this.ledger = ledger;
        this.applications = applications;
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

    private String nameOf(String client) {
        return applications.find(client).map(Application::name).orElse(client);
    }
}
