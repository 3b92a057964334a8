package io.threekey.server.federation;

import io.threekey.charter.json.JsonObject;

/** What an application is answered that asked by itself, without anybody's browser. */
public sealed interface BackChannel {

    record Answered(JsonObject body) implements BackChannel {}

    /** There is nothing to say about it. */
    record Done() implements BackChannel {}

    record Refused(ProtocolError error) implements BackChannel {}
}
