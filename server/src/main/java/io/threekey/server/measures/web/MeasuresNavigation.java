package io.threekey.server.measures.web;

import io.threekey.server.access.Permission;
import io.threekey.server.frame.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeasuresNavigation {

    @Bean
    NavigationEntry gapsEntry() {
        return new NavigationEntry(15, "/gaps", "measures.nav.gaps", "unlink", Permission.SEATED);
    }
}
