package io.threekey.server.governance.web;

import io.threekey.server.access.Caller;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.SeeOther;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads everybody to where they have something to do. */
@Controller
class FirstPage {

    private final Origins origins;

    FirstPage(Origins origins) {
        this.origins = origins;
    }

    @GetMapping("/")
    @Requires(Permission.SIGNED_IN)
    ResponseEntity<Void> first(Caller.SignedIn caller) {
        var path = caller.may(Permission.SEATED) ? "/decisions" : "/me";
        return SeeOther.at(origins.idOrigin() + path);
    }
}
