package io.threekey.demo;

import io.threekey.server.ThreekeyServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Two weeks of a small staff. */
@SpringBootTest(
        classes = {ThreekeyServer.class, DemoWiring.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "threekey.id-origin=http://id.localhost:8080",
            "threekey.seal-origin=http://seal.localhost:8080",
            "threekey.database-user=postgres",
            "threekey.demo.days=14",
            "threekey.demo.lived-until=2026-11-23T02:00:00Z",
            "threekey.demo.staff-percent=4"
        })
class LivedFortnightTest extends LivedDays {}
