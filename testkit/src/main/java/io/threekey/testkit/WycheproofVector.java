package io.threekey.testkit;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A signature of C2SP Wycheproof, genuine or hostile.
 *
 * @param key the group it stands in, which holds the public key in several forms
 * @param valid whether it has to be accepted; all others have to be refused, those that may be either included
 */
public record WycheproofVector(String name, JsonNode key, byte[] message, byte[] signature, boolean valid) {

    /** Empty where the vectors are not here. */
    public static List<WycheproofVector> of(String file) {
        return Standards.read("wycheproof/" + file + ".json").stream()
                .flatMap(all -> elements(all.required("testGroups")))
                .flatMap(group -> elements(group.required("tests")).map(test -> read(group, test)))
                .toList();
    }

    private static WycheproofVector read(JsonNode group, JsonNode test) {
        return new WycheproofVector(
                test.required("tcId").asInt() + ": " + test.required("comment").asString(),
                group,
                HexFormat.of().parseHex(test.required("msg").asString()),
                HexFormat.of().parseHex(test.required("sig").asString()),
                "valid".equals(test.required("result").asString()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
