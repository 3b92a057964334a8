package io.threekey.server.ledger;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ledger records of its own keys. */
@Configuration(proxyBeanMethods = false)
class LogKeyEntries {

    @Bean
    EntryTypes logKeyEntryTypes() {
        return EntryTypes.of(
                LogKeyRotation.MADE, LogKeyRotation.DISCARDED, LogKeyRotation.SIGNS, LogKeyRotation.DESTROYED);
    }
}
