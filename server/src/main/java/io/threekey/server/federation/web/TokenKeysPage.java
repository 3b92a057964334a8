package io.threekey.server.federation.web;

import io.threekey.charter.PersonId;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.federation.TokenKeys;
import io.threekey.server.federation.TokenKeys.Key;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.SeeOther;
import io.threekey.server.frame.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Which keys sign for applications, and the way to retire one that others may know: by any seat holder, alone and at once,
 * because each minute counts and nobody is shut out by it.
 */
@Controller
@Requires(Permission.SEAT_HOLDER)
class TokenKeysPage {

    private static final String PATH = "/applications/keys";

    private final TokenKeys keys;

    TokenKeysPage(TokenKeys keys) {
        this.keys = keys;
    }

    @GetMapping(PATH)
    Page show() {
        return page(false);
    }

    @PostMapping(PATH + "/retire")
    Object retire(@RequestParam(defaultValue = "") String key, Caller.SignedIn caller) {
        return keys.retire(key, new PersonId(caller.person()))
                ? SeeOther.at(PATH)
                : page(true).withStatus(HttpStatus.CONFLICT);
    }

    private Page page(boolean gone) {
        return Page.of(
                "federation/keys",
                new TokenKeysView(keys.all().stream().map(TokenKeysPage::row).toList(), gone));
    }

    private static TokenKeysView.Row row(Key key) {
        return new TokenKeysView.Row(
                key.id(),
                switch (key.turn()) {
                    case SIGNS ->
                        Words.of(
                                "federation.keys.signs",
                                key.since(),
                                key.signs().code());
                    case NEXT ->
                        Words.of(
                                "federation.keys.next", key.since(), key.signs().code());
                    case PAST ->
                        Words.of(
                                "federation.keys.past", key.since(), key.signs().code());
                });
    }
}
