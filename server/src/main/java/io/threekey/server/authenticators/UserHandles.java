package io.threekey.server.authenticators;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Base64Url;
import io.threekey.server.keys.RowSeal;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The opaque name under which a person's authenticators keep their keys (WebAuthn 14.6.1): the same for all keys of a
 * person, and telling nobody whose it is.
 */
@Component
class UserHandles {

    private final RowSeal seal;
    private final PasskeyTable passkeys;

    UserHandles(RowSeal seal, PasskeyTable passkeys) {
        this.seal = seal;
        this.passkeys = passkeys;
    }

    String of(PersonId person) {
        return earlier(passkeys.of(person), person);
    }

    /** The first key's handle stays, even where the sealing key has changed since. */
    private String earlier(List<Passkey> known, PersonId person) {
        return known.isEmpty()
                ? Base64Url.encode(seal.mac("authenticators_user_handle", person.value(), 1, new byte[0]))
                : known.getFirst().userHandle();
    }
}
