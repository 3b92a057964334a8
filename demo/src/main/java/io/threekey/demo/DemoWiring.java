package io.threekey.demo;

import io.threekey.demo.life.LifeSoFar;
import io.threekey.server.frame.PageScript;
import io.threekey.server.frame.PageScript.More;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
class DemoWiring {

    /** Others have founded; only invented people with their keys come to work there. */
    private static final String STAFF_ONLY = "threekey.demo.staff-only";

    @Bean
    PageScript personaPicker() {
        return new PageScript("/demo/keys.js", "demo.notice", Optional.of(new More("demo.notice.tour", "tour")));
    }

    @Bean
    @ConditionalOnBooleanProperty(name = STAFF_ONLY, havingValue = false, matchIfMissing = true)
    ApplicationRunner onTheFirstDay(FirstDay day, ObjectProvider<LifeSoFar> life, WhoToBe whoToBe) {
        return arguments -> {
            day.happens();
            for (var since : life) {
                since.happens();
            }
            whoToBe.isWritten();
        };
    }

    @Bean
    @ConditionalOnBooleanProperty(STAFF_ONLY)
    ApplicationRunner onTheFirstDayAfterAFounding(FirstDay day) {
        return arguments -> day.staffArrives();
    }
}
