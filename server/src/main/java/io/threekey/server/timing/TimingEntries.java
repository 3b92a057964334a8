package io.threekey.server.timing;

import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module writes into the ledger, each about a ward's id and nobody. */
@Configuration(proxyBeanMethods = false)
class TimingEntries {

    static final EntryType GOT_IN_THE_WAY = new EntryType(
            "sign-in.got-in-the-way",
            "timing.entry.got-in-the-way",
            References.nothing().ward("ward"));

    @Bean
    EntryTypes timingEntryTypes() {
        return EntryTypes.of(GOT_IN_THE_WAY);
    }

    /** Neither how many nor what: beside what the record says of sign-ins, that would lead to a name. */
    static JsonObject gotInTheWay(String ward) {
        return Json.object().put("ward", ward).build();
    }
}
