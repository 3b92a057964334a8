package io.threekey.server.authenticators;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module writes into the ledger. */
@Configuration(proxyBeanMethods = false)
class PasskeyEntries {

    private static final References ITS_HOLDER = References.nothing().person("person");

    static final EntryType REGISTERED =
            new EntryType("authenticator.registered", "authenticators.entry.registered", ITS_HOLDER);
    static final EntryType RENAMED = new EntryType("authenticator.renamed", "authenticators.entry.renamed", ITS_HOLDER);
    static final EntryType REVOKED = new EntryType("authenticator.revoked", "authenticators.entry.revoked", ITS_HOLDER);

    @Bean
    EntryTypes authenticatorEntryTypes() {
        return EntryTypes.of(REGISTERED, RENAMED, REVOKED);
    }

    static JsonObject registered(Passkey passkey, String attestationFormat) {
        var entry = Json.object();
        passkey.vouched().ifPresent(maker -> entry.put("vouched", PasskeyForm.document(maker)));
        return entry.put("passkey", passkey.id())
                .put("person", passkey.person().value())
                .put("label", passkey.label())
                .put("model", passkey.model())
                .put("attestation", attestationFormat)
                .put("backupEligible", passkey.backupEligible())
                .build();
    }

    static JsonObject renamed(Passkey passkey) {
        return Json.object()
                .put("passkey", passkey.id())
                .put("person", passkey.person().value())
                .put("label", passkey.label())
                .build();
    }

    static JsonObject revoked(Revocation revocation) {
        return Json.object()
                .put("passkey", revocation.passkey())
                .put("person", revocation.person().value())
                .put("reason", revocation.reason().code())
                .put("sequence", revocation.sequence())
                .build();
    }
}
