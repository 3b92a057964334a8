package io.threekey.server.applications;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.MalformedDocument;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The governed policy {@code application-registration}: which applications may send people here, one a version. */
@Component
class ApplicationRegistrationKind implements PolicyKind {

    private final Applications applications;

    ApplicationRegistrationKind(Applications applications) {
        this.applications = applications;
    }

    @Override
    public PolicyKindName name() {
        return RegistrationOrder.ADDRESS.kind();
    }

    @Override
    public List<UseCase> useCases() {
        return List.of();
    }

    @Override
    public List<PolicyAddress> addresses() {
        return List.of(RegistrationOrder.ADDRESS);
    }

    @Override
    public boolean mustBeInForce() {
        return false;
    }

    @Override
    public Optional<Words> subjectOf(JsonObject document) {
        return Optional.of(ApplicationWording.subject(RegistrationOrder.read(document)));
    }

    @Override
    public Optional<List<PolicyVersion>> besideEachOther(History history, Instant now) {
        return Optional.of(Applications.registeredBy(history, now).stream()
                .map(Applications.Registered::decided)
                .toList());
    }

    /** Nobody signs away an application that is not there, or promises signals to one that can never hear any. */
    @Override
    public List<Words> faultsOf(JsonObject document) {
        try {
            return switch (RegistrationOrder.read(document)) {
                case RegistrationOrder.Register(var application) ->
                    application.hearsOfNobody() ? List.of(Words.of("applications.fault.signals.nobody")) : List.of();
                case RegistrationOrder.Withdraw(var client) ->
                    applications.find(client.value()).isPresent()
                            ? List.of()
                            : List.of(Words.of("applications.fault.not-there", client.value()));
            };
        } catch (MalformedDocument malformed) {
            return List.of(Words.of("applications.fault.shape", String.valueOf(malformed.getMessage())));
        }
    }

    @Override
    public List<Words> inWords(JsonObject document) {
        return ApplicationWording.whole(RegistrationOrder.read(document));
    }

    /** Each version is about one application; what it takes from that one stands first. */
    @Override
    public List<Words> changesInWords(JsonObject before, JsonObject after) {
        var whole = inWords(after).stream();
        return switch (RegistrationOrder.read(after)) {
            case RegistrationOrder.Withdraw withdraw -> whole.toList();
            case RegistrationOrder.Register(var application) ->
                Stream.concat(
                                applications.registeredWith(before, application.client()).stream()
                                        .flatMap(registered -> ApplicationWording.replaced(registered, application)),
                                whole)
                        .toList();
        };
    }

    @Override
    public List<PolicyField> form(Optional<JsonObject> inForce) {
        return List.of();
    }

    /** Empty each time: the version in force is mostly about another application. */
    @Override
    public List<PolicyText> texts(Optional<JsonObject> inForce) {
        return RegistrationForm.texts();
    }

    @Override
    public Drafted read(Map<String, String> form) {
        return RegistrationForm.read(form);
    }
}
