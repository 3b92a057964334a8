package io.threekey.charter;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.Optional;

/** Where a policy lives: versions are counted per address. An empty use case stands for all of them. */
public record PolicyAddress(PolicyKindName kind, Optional<UseCase> useCase, Scope scope) {
    private static final String EVERY_USE_CASE = "all";

    /** The whole charter, changed by the decision kind that the charter itself names. */
    public static final PolicyAddress CHARTER = forAll(new PolicyKindName("charter"));

    /** The charter again, where one seat's holder, term or keys change and nothing else. */
    public static final PolicyAddress SEAT_SUCCESSION = forAll(new PolicyKindName("seat-succession"));

    public static PolicyAddress forAll(PolicyKindName kind) {
        return new PolicyAddress(kind, Optional.empty(), Scope.GROUP);
    }

    /** The group's policy of the same kind and use case, which sets the floor for a site's. */
    public PolicyAddress inGroup() {
        return new PolicyAddress(kind, useCase, Scope.GROUP);
    }

    /** Whether a document of this kind replaces the charter, at whatever address it was put. */
    public boolean replacesCharter() {
        return kind.equals(CHARTER.kind) || kind.equals(SEAT_SUCCESSION.kind);
    }

    public JsonObject document() {
        return Json.object()
                .put("kind", kind.value())
                .put("useCase", writeUseCase(useCase))
                .put("scope", scope.value())
                .build();
    }

    public static PolicyAddress read(Fields fields) {
        return new PolicyAddress(
                fields.text("kind", PolicyKindName::new),
                fields.text("useCase", PolicyAddress::readUseCase),
                fields.text("scope", Scope::new));
    }

    static String writeUseCase(Optional<UseCase> useCase) {
        return useCase.map(UseCase::code).orElse(EVERY_USE_CASE);
    }

    static Optional<UseCase> readUseCase(String code) {
        return code.equals(EVERY_USE_CASE) ? Optional.empty() : Optional.of(UseCase.ofCode(code));
    }
}
