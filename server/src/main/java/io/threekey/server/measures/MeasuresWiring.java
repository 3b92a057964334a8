package io.threekey.server.measures;

import io.threekey.server.ledger.EntryTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeasuresWiring {

    @Bean
    EntryTypes entriesOfMeasures() {
        return GapLedger.TYPES;
    }
}
