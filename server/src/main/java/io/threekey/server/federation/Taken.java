package io.threekey.server.federation;

import java.util.Optional;

/** What came of taking a code or a refresh token, within its transaction. */
sealed interface Taken {

    /** @param again what it may be told anew with, where that was decided */
    record Whole(Told told, GivenAccess given, Optional<RefreshText> again) implements Taken {}

    /** For the application itself, with nobody in front of it. */
    record ForItself(ServiceAccess access) implements Taken {}

    record Nothing(ProtocolError error) implements Taken {}
}
