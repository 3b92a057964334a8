package io.threekey.evidence;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.Document;
import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import io.threekey.tlog.WitnessKey;
import java.util.List;

/**
 * The policy document {@code ledger-witnessing/1} as written, before anybody judged its values: who outside cosigns the
 * ledger's checkpoints, how many of them must, and how long they may fail to before people are told.
 */
public record LedgerWitnessing(List<Witness> witnesses, long required, long alertAfterMinutes) {

    public static final PolicyAddress ADDRESS = PolicyAddress.forAll(new PolicyKindName("ledger-witnessing"));

    private static final String FORMAT = "ledger-witnessing/1";

    public LedgerWitnessing {
        witnesses = List.copyOf(witnesses);
    }

    /**
     * Somebody outside who remembers what the ledger showed them.
     *
     * @param name as people call them
     * @param verifierKey as C2SP signed-note writes it
     * @param url where {@code add-checkpoint} of C2SP tlog-witness answers
     */
    public record Witness(String name, String verifierKey, String url) {

        /** @throws io.threekey.tlog.UnacceptableNote where it is the key of no witness */
        public WitnessKey key() {
            return WitnessKey.parse(verifierKey);
        }

        private Json json() {
            return Json.object()
                    .put("name", name)
                    .put("verifierKey", verifierKey)
                    .put("url", url)
                    .build();
        }

        private static Witness read(Fields fields) {
            return new Witness(fields.text("name"), fields.text("verifierKey"), fields.text("url"));
        }
    }

    /** @throws io.threekey.charter.json.MalformedDocument where the shape is another */
    public static LedgerWitnessing read(JsonObject document) {
        return Document.read(
                document,
                FORMAT,
                fields -> new LedgerWitnessing(
                        fields.objects("witnesses", Witness::read),
                        fields.integer("required"),
                        fields.integer("alertAfterMinutes")));
    }

    public JsonObject document() {
        return Document.of(FORMAT)
                .put(
                        "witnesses",
                        new JsonArray(witnesses.stream().map(Witness::json).toList()))
                .put("required", required)
                .put("alertAfterMinutes", alertAfterMinutes)
                .build();
    }
}
