package io.threekey.server.signin;

import io.threekey.charter.PolicyKindName;
import io.threekey.charter.UseCase;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.AuthenticatorStandard;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.FilledNumbers;
import io.threekey.server.governance.PolicyField;
import io.threekey.server.governance.PolicyKind;
import io.threekey.server.governance.PolicyText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** The governed policy {@code authenticator-standard}: which models of key people may come in with. */
@Component
class AuthenticatorStandardKind implements PolicyKind {

    private static final String RULE = "rule";
    private static final String MODELS = "models";
    private static final String VOUCHED = "vouched";
    private static final String SYNCED = "synced";
    private static final String KEYS = "keys-each";

    private final Authenticators authenticators;

    AuthenticatorStandardKind(Authenticators authenticators) {
        this.authenticators = authenticators;
    }

    @Override
    public PolicyKindName name() {
        return AuthenticatorStandard.KIND;
    }

    @Override
    public List<UseCase> useCases() {
        return List.of(UseCase.SHARED_WORKSTATION, UseCase.MANAGED_ENDPOINT);
    }

    /** Without one every model is good enough, which is nothing that has to be decided. */
    @Override
    public boolean mustBeInForce() {
        return false;
    }

    @Override
    public Optional<JsonObject> whileUndecided() {
        return Optional.of(
                new AuthenticatorStandard(AuthenticatorStandard.EVERY_MODEL, List.of(), 0, 1, StandardReview.KEYS_LEAST)
                        .document());
    }

    @Override
    public List<Words> faultsOf(JsonObject document) {
        return StandardReview.faultsOf(document);
    }

    @Override
    public List<Words> inWords(JsonObject document) {
        return wording().whole(AuthenticatorStandard.read(document));
    }

    @Override
    public List<Words> changesInWords(JsonObject before, JsonObject after) {
        return wording().changes(AuthenticatorStandard.read(before), AuthenticatorStandard.read(after));
    }

    private StandardWording wording() {
        return new StandardWording(authenticators::nameOfModel);
    }

    @Override
    public List<PolicyText> texts(Optional<JsonObject> inForce) {
        var models = inForce.map(AuthenticatorStandard::read).stream()
                .flatMap(standard -> standard.models().stream())
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
        return List.of(new PolicyText(
                MODELS,
                Words.of("signin.standard.field.models"),
                Words.of("signin.standard.field.models.label"),
                Words.of("signin.standard.field.models.hint"),
                models,
                new PolicyText.Lines()));
    }

    @Override
    public List<PolicyField> form(Optional<JsonObject> inForce) {
        var current = inForce.map(AuthenticatorStandard::read);
        return List.of(
                choice(RULE, current.map(AuthenticatorStandard::rule), AuthenticatorStandard.OTHER_MODELS),
                choice(VOUCHED, current.map(AuthenticatorStandard::vouched), 1),
                choice(SYNCED, current.map(AuthenticatorStandard::syncedKeys), 1),
                new PolicyField(
                        KEYS,
                        Words.of("signin.standard.field.keys-each"),
                        Words.of("signin.standard.field.keys-each.label"),
                        Words.of("signin.standard.field.keys-each.unit"),
                        current.map(AuthenticatorStandard::keysEach),
                        StandardReview.KEYS_LEAST,
                        StandardReview.KEYS_MOST));
    }

    @Override
    public Drafted read(Map<String, String> form) {
        return switch (FilledNumbers.read(form(Optional.empty()), form)) {
            case FilledNumbers.Faulty(var faults) -> new Drafted.Faulty(faults);
            case FilledNumbers.Whole whole -> StandardReview.drafted(whole, form.getOrDefault(MODELS, ""));
        };
    }

    private static PolicyField choice(String name, Optional<Long> value, long most) {
        return PolicyField.oneOf(
                name,
                Words.of("signin.standard.field." + name),
                Words.of("signin.standard.field." + name + ".label"),
                value,
                LongStream.rangeClosed(0, most)
                        .boxed()
                        .collect(Collectors.toUnmodifiableMap(
                                number -> number,
                                number -> Words.of("signin.standard.choice." + name + "." + number))));
    }
}
