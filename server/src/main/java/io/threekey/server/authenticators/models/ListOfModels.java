package io.threekey.server.authenticators.models;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in the list (Metadata Service 3.1.1, 3.1; Metadata Statement 3.1). It grows new words from year to year:
 * whatever is not asked about here is passed over, so that a new one takes no model away.
 */
final class ListOfModels {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> KEPT_BY_HARDWARE = Set.of("hardware", "secure_element", "tee");

    /** Metadata Service 3.1.1, AuthenticatorStatus: reports after which a model is not what it was certified as. */
    private static final Set<String> AGAINST_IT = Set.of(
            "REVOKED",
            "USER_VERIFICATION_BYPASS",
            "ATTESTATION_KEY_COMPROMISE",
            "USER_KEY_REMOTE_COMPROMISE",
            "USER_KEY_PHYSICAL_COMPROMISE");

    private ListOfModels() {}

    /** @throws RuntimeException where it is no list */
    static ModelList read(String payload, Instant now) {
        var list = JSON.readTree(payload);
        return ModelList.of(
                list.required("no").asLong(),
                LocalDate.parse(list.required("nextUpdate").asString()),
                elements(list.required("entries"))
                        .flatMap(entry -> model(entry, now).stream())
                        .toList());
    }

    /** Empty for authenticators of before there were AAGUIDs, which no passkey lives on. */
    private static Optional<KeyModel> model(JsonNode entry, Instant now) {
        var statement = entry.path("metadataStatement");
        return text(entry, "aaguid")
                .map(UUID::fromString)
                .map(id -> new KeyModel(
                        id,
                        text(statement, "description").orElse(id.toString()),
                        texts(statement.path("keyProtection")).anyMatch(KEPT_BY_HARDWARE::contains),
                        elements(statement.path("userVerificationDetails"))
                                .flatMap(ListOfModels::elements)
                                .flatMap(method -> text(method, "userVerificationMethod").stream())
                                .collect(Collectors.toSet()),
                        roots(statement),
                        troubles(entry, now)));
    }

    /** A certificate that cannot be read is a root to nobody. */
    private static List<X509Certificate> roots(JsonNode statement) {
        var roots = new ArrayList<X509Certificate>();
        texts(statement.path("attestationRootCertificates")).forEach(encoded -> {
            try {
                var der = Base64.getMimeDecoder().decode(encoded);
                roots.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            } catch (GeneralSecurityException unreadable) {
                // the others of this model may still be read
            }
        });
        return roots;
    }

    private static Set<String> troubles(JsonNode entry, Instant now) {
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return elements(entry.path("statusReports"))
                .filter(report -> text(report, "effectiveDate")
                        .map(LocalDate::parse)
                        .filter(from -> from.isAfter(today))
                        .isEmpty())
                .flatMap(report -> text(report, "status").stream())
                .filter(AGAINST_IT::contains)
                .collect(Collectors.toSet());
    }

    private static Optional<String> text(JsonNode object, String field) {
        return Optional.of(object.path(field)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private static Stream<String> texts(JsonNode array) {
        return elements(array).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
