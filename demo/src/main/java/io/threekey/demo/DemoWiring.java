package io.threekey.demo;

import io.threekey.server.frame.PageScript;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
class DemoWiring {

    @Bean
    PageScript personaPicker() {
        return new PageScript("/demo/keys.js", "demo.notice");
    }

    @Bean
    ApplicationRunner onTheFirstDay(FirstDay day) {
        return arguments -> day.happens();
    }
}
