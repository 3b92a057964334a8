package io.threekey.server.authenticators.models;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import io.threekey.server.ledger.LedgerEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which editions of the list of models this installation has worked with. */
@Configuration(proxyBeanMethods = false)
class ModelEntries {

    static final EntryType READ =
            new EntryType("authenticator.models-read", "authenticators.entry.models-read", References.nothing());

    @Bean
    EntryTypes keyModelEntryTypes() {
        return EntryTypes.of(READ);
    }

    static JsonObject read(ModelList list) {
        return Json.object()
                .put("number", list.number())
                .put("nextUpdate", list.nextUpdate().toString())
                .put("models", list.models().size())
                .build();
    }

    static long number(LedgerEntry entry) {
        return Fields.of(entry.payload(), entry.type()).integer("number");
    }
}
