package io.threekey.server.timing;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TimingWiring {

    @Bean
    @ConditionalOnMissingBean
    Stopwatch stopwatch() {
        return System::nanoTime;
    }
}
