package io.threekey.server.ledger;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** An entry type for tests on a whole server. */
@TestConfiguration(proxyBeanMethods = false)
class TappedEntries {

    @Bean
    EntryTypes tapped() {
        return EntryTypes.of(Node.TAPPED);
    }
}
