package io.threekey.server.notices;

import io.threekey.server.ledger.EntryTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NoticesWiring {

    @Bean
    EntryTypes entriesOfNotices() {
        return LedgerOfAlerts.TYPES;
    }
}
