package io.threekey.server.witnessing.web;

import io.threekey.server.access.Permission;
import io.threekey.server.frame.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WitnessingNavigation {

    @Bean
    NavigationEntry witnessesEntry() {
        return new NavigationEntry(75, "/ledger/witnesses", "witnessing.nav", "eye-check", Permission.SEATED);
    }
}
