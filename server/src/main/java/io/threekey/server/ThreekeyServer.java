package io.threekey.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts one node of a Threekey installation. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ThreekeyServer {

    public static void main(String[] arguments) {
        SpringApplication.run(ThreekeyServer.class, arguments);
    }
}
