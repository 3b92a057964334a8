package io.threekey.server.sharedsignals;

import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;

/** What an application is answered that asks about its stream. */
public sealed interface StreamAnswer {

    record Made(JsonObject stream) implements StreamAnswer {}

    record Shown(JsonObject what) implements StreamAnswer {}

    record Listed(JsonArray streams) implements StreamAnswer {}

    /** There is nothing to say about it. */
    record Done() implements StreamAnswer {}

    /** It asks for something that it cannot have, or says what is not so. */
    record Faulty() implements StreamAnswer {}

    record NotThere() implements StreamAnswer {}

    /** It has one. */
    record There() implements StreamAnswer {}

    record TooOften() implements StreamAnswer {}
}
