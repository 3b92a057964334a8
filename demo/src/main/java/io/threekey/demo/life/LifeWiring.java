package io.threekey.demo.life;

import io.threekey.demo.Roster;
import io.threekey.testkit.HeldClock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Only where the demo is built: whoever runs it afterwards has the system's clock. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("threekey.demo.days")
class LifeWiring {

    private static final int AT_SIX = 6;

    /** In the morning of the founding, and from there on as the simulator sets it. */
    @Bean
    @Primary
    HeldClock simulatedTime(
            @Value("${threekey.demo.days}") int days, @Value("${threekey.demo.lived-until}") Instant until) {
        return HeldClock.at(until.atZone(Roster.LAKESIDE.timeZone())
                .toLocalDate()
                .minusDays(days)
                .atTime(AT_SIX, 0)
                .atZone(Roster.LAKESIDE.timeZone())
                .toInstant());
    }
}
