package io.threekey.acceptance.clock;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Runs inside the server that a test started: takes the place of the machine's clock. */
@Configuration(proxyBeanMethods = false)
class ServersClock {

    @Bean
    @Primary
    Clock movedClock(@Value("${threekey.acceptance.clock}") Path file) {
        return MovedClock.kept(file);
    }
}
