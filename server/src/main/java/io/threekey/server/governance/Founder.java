package io.threekey.server.governance;

import io.threekey.charter.DecisionKey;
import io.threekey.charter.PersonId;
import io.threekey.server.governance.template.FoundingSeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody invited to found, and how far they are.
 *
 * @param name empty until they have said it
 * @param passkey their verified sign-in passkey, opaque to governance
 */
record Founder(FoundingSeat seat, PersonId person, String name, List<DecisionKey> keys, Optional<byte[]> passkey) {

    static final int KEYS_EACH = 2;

    Founder {
        keys = List.copyOf(keys);
    }

    boolean isReady() {
        return !name.isEmpty() && keys.size() == KEYS_EACH && passkey.isPresent();
    }

    Founder named(String said) {
        return new Founder(seat, person, said, keys, passkey);
    }

    Founder with(DecisionKey key) {
        var more = new ArrayList<>(keys);
        more.add(key);
        return new Founder(seat, person, name, more, passkey);
    }

    Founder withPasskey(byte[] verified) {
        return new Founder(seat, person, name, keys, Optional.of(verified));
    }
}
