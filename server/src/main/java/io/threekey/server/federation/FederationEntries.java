package io.threekey.server.federation;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module writes into the ledger. No entry holds a code or a token, nor the digest of one. */
@Configuration(proxyBeanMethods = false)
class FederationEntries {

    private static final References A_PERSON = References.nothing().person("person");

    static final EntryType LED_ON = new EntryType("application.led-on", "federation.entry.led-on", A_PERSON);
    static final EntryType TOLD = new EntryType("application.told", "federation.entry.told", A_PERSON);
    static final EntryType NOT_TOLD = new EntryType("application.not-told", "federation.entry.not-told", A_PERSON);
    static final EntryType CODE_TWICE =
            new EntryType("application.code-twice", "federation.entry.code-twice", A_PERSON);
    static final EntryType PROOF_WITHOUT_CODE = new EntryType(
            "application.proof-without-code", "federation.entry.proof-without-code", References.nothing());
    static final EntryType KEY_MADE =
            new EntryType("token-key.made", "federation.entry.key-made", References.nothing());
    static final EntryType KEY_DESTROYED =
            new EntryType("token-key.destroyed", "federation.entry.key-destroyed", References.nothing());

    @Bean
    EntryTypes federationEntryTypes() {
        return EntryTypes.of(LED_ON, TOLD, NOT_TOLD, CODE_TWICE, PROOF_WITHOUT_CODE, KEY_MADE, KEY_DESTROYED);
    }

    static JsonObject of(AuthorizationCode code) {
        return Json.object()
                .put("person", code.access().person().value())
                .put("client", code.access().client())
                .put("session", code.access().session())
                .put("scope", code.access().scope())
                .put("acr", code.authenticated().acr())
                .build();
    }

    static JsonObject notTold(AuthorizationCode code, CodeFault why) {
        return Json.object()
                .put("person", code.access().person().value())
                .put("client", code.access().client())
                .put("session", code.access().session())
                .put("reason", why.code())
                .build();
    }

    static JsonObject codeTwice(GivenAccess given) {
        return Json.object()
                .put("person", given.access().person().value())
                .put("client", given.access().client())
                .put("session", given.access().session())
                .build();
    }

    static JsonObject proofWithoutCode(String client) {
        return Json.object().put("client", client).build();
    }

    static JsonObject key(SigningKey key) {
        return Json.object()
                .put("number", key.number())
                .put("kid", key.id())
                .put("signsFrom", key.signsFrom())
                .build();
    }
}
