package io.threekey.demo;

import io.threekey.server.ThreekeyServer;
import org.springframework.boot.SpringApplication;

/** The server with a hospital in it. */
public final class DemoHospital {

    private DemoHospital() {}

    public static void main(String[] arguments) {
        var hospital = SpringApplication.run(ThreekeyServer.class, arguments);
        if (hospital.getEnvironment().getProperty("threekey.demo.found-and-end", Boolean.class, false)) {
            hospital.close();
        }
    }
}
