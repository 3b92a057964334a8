package io.threekey.demo;

import io.threekey.server.ThreekeyServer;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** The server with a hospital in it. */
public final class DemoHospital {

    /** Set by the build, which wants the first day's folder and nothing more. */
    private static final String END = "threekey.demo.end-after-first-day";

    private DemoHospital() {}

    public static void main(String[] arguments) {
        System.setProperty(
                "jdk.httpclient.allowRestrictedHeaders", "host"); // Provider says why, and it has to be early
        var application = new SpringApplication(ThreekeyServer.class, DemoWiring.class);
        application.setDefaultProperties(Map.of("threekey.first-site.name", "Lindenfeld City"));
        var hospital = application.run(arguments);
        if (hospital.getEnvironment().getProperty(END, Boolean.class, false)) {
            hospital.close();
        }
    }
}
