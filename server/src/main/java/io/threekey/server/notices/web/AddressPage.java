package io.threekey.server.notices.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.frame.Words;
import io.threekey.server.notices.Address;
import io.threekey.server.notices.Addresses;
import io.threekey.server.notices.Deliveries;
import io.threekey.server.notices.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the reader is reached outside of the console. */
@Controller
@Requires(Permission.SIGNED_IN)
class AddressPage {

    static final String PATH = "/notices/address";

    private final Addresses addresses;
    private final Deliveries deliveries;

    AddressPage(Addresses addresses, Deliveries deliveries) {
        this.addresses = addresses;
        this.deliveries = deliveries;
    }

    @GetMapping(PATH)
    Page address(Caller.SignedIn caller, @RequestParam Optional<String> kept) {
        var known = addresses.of(new PersonId(caller.person()));
        return page(new AddressView(
                known.mail().orElse(""),
                known.pager().orElse(""),
                Optional.empty(),
                Optional.empty(),
                kept.isPresent(),
                missing()));
    }

    @PostMapping(PATH)
    Object keep(
            Caller.SignedIn caller,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String pager) {
        var givenMail = Optional.of(mail.strip()).filter(text -> !text.isEmpty());
        var givenPager = Optional.of(pager.strip()).filter(text -> !text.isEmpty());
        var mailError =
                givenMail.filter(text -> !Address.isMail(text)).map(text -> Words.of("notices.address.mail.wrong"));
        var pagerError =
                givenPager.filter(text -> !Address.isPager(text)).map(text -> Words.of("notices.address.pager.wrong"));
        if (mailError.isPresent() || pagerError.isPresent()) {
            return page(new AddressView(mail, pager, mailError, pagerError, false, missing()))
                    .withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        addresses.keep(new PersonId(caller.person()), new Address(givenMail, givenPager));
        return SeeOther.at(PATH + "?kept");
    }

    private static Page page(AddressView view) {
        return Page.of("notices/address", view);
    }

    private List<Words> missing() {
        return Arrays.stream(Way.values())
                .filter(way -> !deliveries.isSetUp(way))
                .map(way -> Words.of("notices.way.%s.not-set-up".formatted(way.code())))
                .toList();
    }
}
