package io.threekey.server.federation;

import io.threekey.charter.PersonId;
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
    static final EntryType TOLD_AGAIN =
            new EntryType("application.told-again", "federation.entry.told-again", A_PERSON);
    static final EntryType REFRESH_TWICE =
            new EntryType("application.refresh-twice", "federation.entry.refresh-twice", A_PERSON);
    static final EntryType GAVE_BACK = new EntryType("application.gave-back", "federation.entry.gave-back", A_PERSON);
    static final EntryType SERVICE_TOLD =
            new EntryType("application.service-told", "federation.entry.service-told", References.nothing());
    static final EntryType SERVICE_GAVE_BACK =
            new EntryType("application.service-gave-back", "federation.entry.service-gave-back", References.nothing());
    static final EntryType TOLD_OF_END =
            new EntryType("application.told-of-end", "federation.entry.told-of-end", A_PERSON);
    static final EntryType NOT_TOLD_OF_END =
            new EntryType("application.not-told-of-end", "federation.entry.not-told-of-end", A_PERSON);
    static final EntryType PROOF_FOR_NOTHING = new EntryType(
            "application.proof-without-code", "federation.entry.proof-without-code", References.nothing());
    static final EntryType KEY_MADE =
            new EntryType("token-key.made", "federation.entry.key-made", References.nothing());
    static final EntryType KEY_DESTROYED =
            new EntryType("token-key.destroyed", "federation.entry.key-destroyed", References.nothing());

    static final EntryType KEY_RETIRED = new EntryType(
            "token-key.retired",
            "federation.entry.key-retired",
            References.nothing().person("by"));

    @Bean
    EntryTypes federationEntryTypes() {
        return EntryTypes.of(
                LED_ON,
                TOLD,
                TOLD_AGAIN,
                NOT_TOLD,
                CODE_TWICE,
                REFRESH_TWICE,
                GAVE_BACK,
                SERVICE_TOLD,
                SERVICE_GAVE_BACK,
                TOLD_OF_END,
                NOT_TOLD_OF_END,
                PROOF_FOR_NOTHING,
                KEY_MADE,
                KEY_DESTROYED,
                KEY_RETIRED);
    }

    static JsonObject of(AuthorizationCode code) {
        return of(code.access(), code.authenticated());
    }

    static JsonObject of(Told told) {
        return of(told.access(), told.authenticated());
    }

    private static JsonObject of(Access access, Authenticated authenticated) {
        return whose(access)
                .put("scope", access.scope())
                .put("acr", authenticated.acr())
                .build();
    }

    static JsonObject of(Access access) {
        return whose(access).build();
    }

    static JsonObject notTold(Access access, GrantFault why) {
        return whose(access).put("reason", why.code()).build();
    }

    private static JsonObject.Builder whose(Access access) {
        return Json.object()
                .put("person", access.person().value())
                .put("client", access.client())
                .put("session", access.session());
    }

    static JsonObject told(EndToTell end, EndTold outcome) {
        var entry = Json.object()
                .put("person", end.person().value())
                .put("client", end.client())
                .put("session", end.session())
                .put("tries", outcome.attempts());
        outcome.problem().ifPresent(problem -> entry.put("problem", problem.written()));
        return entry.put("state", outcome.state().code()).build();
    }

    static JsonObject of(ServiceAccess access) {
        return Json.object()
                .put("client", access.client())
                .put("scope", access.scope())
                .build();
    }

    static JsonObject proofForNothing(String client) {
        return Json.object().put("client", client).build();
    }

    static JsonObject key(SigningKey key) {
        return which(key).build();
    }

    static JsonObject retired(SigningKey key, PersonId by) {
        return which(key).put("by", by.value()).build();
    }

    private static JsonObject.Builder which(SigningKey key) {
        return Json.object().put("number", key.number()).put("kid", key.id()).put("signsFrom", key.signsFrom());
    }
}
