package io.threekey.server.frame;

import io.threekey.server.access.AnswersOn;
import io.threekey.server.access.Origin;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Every component on a page, and every way a page can fail. */
@Controller
@TestComponent
@Requires(Permission.ANYONE)
class Gallery {

    @GetMapping("/gallery")
    Page components() {
        return Page.of("gallery/components", FramedServer.SEVEN_IN_THE_MORNING);
    }

    @GetMapping("/gallery/sign-in")
    Page oneThingToDo() {
        return Page.of("gallery/card", false);
    }

    @GetMapping("/gallery/bedside")
    Page bedside() {
        return Page.of("gallery/card", true);
    }

    @GetMapping("/gallery/sealed")
    @AnswersOn(Origin.SEAL)
    Page sealed() {
        return Page.of("gallery/components", FramedServer.SEVEN_IN_THE_MORNING);
    }

    @GetMapping("/gallery/owners")
    @Requires(Permission.SEAT_HOLDER)
    Page owners() {
        return components();
    }

    @GetMapping("/gallery/broken")
    Page broken() {
        throw new IllegalStateException("a secret that no answer may repeat");
    }

    @GetMapping("/gallery/out-of-reach")
    Page outOfReach() {
        throw new CannotCreateTransactionException("no connection is to be had");
    }

    @GetMapping("/gallery/refused")
    Page refused() {
        throw new RefusedRequest(Refusal.of("gallery-shut", "Ward 7"), HttpStatus.CONFLICT);
    }

    @GetMapping("/gallery/number")
    @ResponseBody
    Map<String, Integer> number(@RequestParam int of) {
        return Map.of("of", of);
    }

    @PostMapping("/gallery/change")
    @ResponseBody
    String change() {
        return "changed";
    }
}
