package io.threekey.demo;

import io.threekey.server.access.AnswersOn;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Origins;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the signing of decisions. */
@RestController
@AnswersOn(Origin.SEAL)
@RequestMapping("/demo/seal/")
class PersonasOfSeal extends PersonaEndpoint {

    PersonasOfSeal(DemoKeys keys, SeatsNow seats, Origins origins, MessageSource texts) {
        super(keys, seats, origins, texts, Origin.SEAL);
    }
}
