package io.threekey.server.authenticators;

import io.threekey.charter.json.Digest;
import io.threekey.server.notices.Notice;
import io.threekey.server.notices.Notices;
import io.threekey.server.notices.Recipient;
import io.threekey.server.notices.Urgency;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells people that a key of theirs came or went, who know best whether it was they (SP 800-63B-4, 4.6). */
@Component
class NewsOfKeys {

    private static final String THEIR_KEYS = "/me/keys";

    private final Notices notices;

    NewsOfKeys(Notices notices) {
        this.notices = notices;
    }

    /** In the transaction in which it came. */
    void came(Passkey passkey) {
        tell("key.came", "key-came/", passkey);
    }

    /** In the transaction in which it went. */
    void went(Passkey passkey) {
        tell("key.went", "key-went/", passkey);
    }

    private void tell(String code, String occasion, Passkey passkey) {
        notices.tell(new Notice(
                code,
                List.of(passkey.label()),
                Urgency.INFORM,
                List.of(Recipient.of(passkey.person())),
                THEIR_KEYS,
                occasion
                        + Digest.of(passkey.id().getBytes(StandardCharsets.UTF_8))
                                .hex()));
    }
}
