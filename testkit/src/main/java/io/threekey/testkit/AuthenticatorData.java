package io.threekey.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Authenticator data, WebAuthn 6.1. */
record AuthenticatorData(String relyingParty, Set<Flag> flags, long counter, Optional<Attested> attested) {

    enum Flag {
        USER_PRESENT(0x01),
        USER_VERIFIED(0x04),
        BACKUP_ELIGIBLE(0x08),
        BACKED_UP(0x10);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }
    }

    /** Attested credential data, WebAuthn 6.5.1. */
    record Attested(UUID model, byte[] credentialId, byte[] coseKey) {}

    private static final int ATTESTED_CREDENTIAL_DATA_INCLUDED = 0x40;

    static AuthenticatorData of(HeldCredential credential, Optional<Attested> attested) {
        return new AuthenticatorData(
                credential.relyingParty(),
                EnumSet.of(Flag.USER_PRESENT, Flag.USER_VERIFIED),
                credential.counter(),
                attested);
    }

    AuthenticatorData with(Flag flag) {
        var more = EnumSet.copyOf(flags);
        more.add(flag);
        return new AuthenticatorData(relyingParty, more, counter, attested);
    }

    AuthenticatorData without(Flag flag) {
        var fewer = EnumSet.copyOf(flags);
        fewer.remove(flag);
        return new AuthenticatorData(relyingParty, fewer, counter, attested);
    }

    AuthenticatorData withCounter(long value) {
        return new AuthenticatorData(relyingParty, flags, value, attested);
    }

    AuthenticatorData withRelyingParty(String other) {
        return new AuthenticatorData(other, flags, counter, attested);
    }

    byte[] bytes() {
        int tail = attested.map(a -> 18 + a.credentialId().length + a.coseKey().length)
                .orElse(0);
        var buffer = ByteBuffer.allocate(37 + tail)
                .put(Bytes.sha256(relyingParty.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flagBits())
                .putInt((int) counter);
        attested.ifPresent(a -> buffer.putLong(a.model().getMostSignificantBits())
                .putLong(a.model().getLeastSignificantBits())
                .putShort((short) a.credentialId().length)
                .put(a.credentialId())
                .put(a.coseKey()));
        return buffer.array();
    }

    private int flagBits() {
        int bits = flags.stream().mapToInt(flag -> flag.bit).sum();
        return attested.isPresent() ? bits | ATTESTED_CREDENTIAL_DATA_INCLUDED : bits;
    }
}
