package io.threekey.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time and randomness arrive as beans, so that a test can hold them still. */
@Configuration(proxyBeanMethods = false)
class Collaborators {

    /** In milliseconds, because documents and entries name no finer instant. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    @ConditionalOnMissingBean
    RandomGenerator randomness() {
        return new SecureRandom();
    }
}
