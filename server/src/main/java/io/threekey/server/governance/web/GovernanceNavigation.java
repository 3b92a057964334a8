package io.threekey.server.governance.web;

import io.threekey.server.access.Permission;
import io.threekey.server.frame.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GovernanceNavigation {

    @Bean
    NavigationEntry decisionsEntry() {
        return new NavigationEntry(10, "/decisions", "governance.nav.home", "inbox", Permission.SEATED);
    }

    @Bean
    NavigationEntry policiesEntry() {
        return new NavigationEntry(20, "/policies", "governance.nav.policies", "shield-check", Permission.SIGNED_IN);
    }

    @Bean
    NavigationEntry charterEntry() {
        return new NavigationEntry(30, "/charter", "governance.nav.charter", "file-certificate", Permission.SIGNED_IN);
    }
}
