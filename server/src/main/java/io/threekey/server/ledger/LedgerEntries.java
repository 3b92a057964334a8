package io.threekey.server.ledger;

import io.threekey.evidence.References;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module itself writes into the ledger. */
@Configuration(proxyBeanMethods = false)
class LedgerEntries {

    static final EntryType ERASED = new EntryType(
            io.threekey.evidence.EntryType.ENTRIES_ERASED.name(), "ledger.entry.entries-erased", References.nothing());

    @Bean
    EntryTypes ledgerEntryTypes() {
        return EntryTypes.of(ERASED);
    }
}
