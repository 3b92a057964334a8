package io.threekey.server.sharedsignals;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonArray;
import io.threekey.charter.json.JsonObject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Another system whose word counts here, as it was decided.
 *
 * @param issuer how it names itself in what it says ({@code iss})
 * @param name as people know it
 * @param audience how it names us ({@code aud})
 * @param says what it may say; whatever else it says is recorded, and nothing is done about it
 * @param brake how many people it may hit
 */
record SignalSource(
        String issuer,
        String name,
        String audience,
        List<SourceKey> keys,
        List<SourceSignal> says,
        OnRevocation onRevocation,
        Brake brake) {

    static final int LONGEST_NAME = 80;
    static final int MOST_KEYS = 8;

    private static final int LONGEST_ADDRESS = 500;

    SignalSource {
        keys = List.copyOf(keys);
        says = List.copyOf(says);
        if (!isName(issuer, LONGEST_ADDRESS, one -> one > ' ')
                || !isName(audience, LONGEST_ADDRESS, one -> one > ' ')) {
            throw new IllegalArgumentException("a system names itself, and us, without blanks");
        }
        if (!isName(name, LONGEST_NAME, one -> one >= ' ')) {
            throw new IllegalArgumentException("a system has a name of 1 to " + LONGEST_NAME + " characters");
        }
        var ids = new HashSet<String>();
        if (keys.isEmpty()
                || keys.size() > MOST_KEYS
                || !keys.stream().map(SourceKey::id).allMatch(ids::add)) {
            throw new IllegalArgumentException("a system has 1 to " + MOST_KEYS + " keys with names of their own");
        }
        if (says.isEmpty() || EnumSet.copyOf(says).size() < says.size()) {
            throw new IllegalArgumentException("a system may say something, and each once");
        }
    }

    /** What everybody who signs can read, without signs that hide or turn. */
    private static boolean isName(String text, int longest, IntPredicate sign) {
        return !text.isBlank()
                && text.length() <= longest
                && text.chars().allMatch(one -> sign.test(one) && (one < 0x7f || Character.isLetterOrDigit(one)));
    }

    /**
     * Of how many people it may end sessions by itself, or have people asked, within how many hours. Beyond that nothing
     * ends, and people hear once an hour that there are more.
     */
    record Brake(int people, int hours) {

        static final int MOST_PEOPLE = 1_000;
        static final int MOST_HOURS = 168;

        Brake {
            if (people < 1 || people > MOST_PEOPLE || hours < 1 || hours > MOST_HOURS) {
                throw new IllegalArgumentException(
                        "a brake is 1 to " + MOST_PEOPLE + " people in 1 to " + MOST_HOURS + " hours");
            }
        }
    }

    static SignalSource read(Fields fields) {
        return new SignalSource(
                fields.text("issuer"),
                fields.text("name"),
                fields.text("audience"),
                fields.objects("keys", SourceKey::read),
                fields.texts("says", SourceSignal::ofCode),
                fields.text("onRevocation", OnRevocation::ofCode),
                new Brake(fields.count("mostPeople"), fields.count("withinHours")));
    }

    JsonObject document() {
        return Json.object()
                .put("issuer", issuer)
                .put("name", name)
                .put("audience", audience)
                .put(
                        "keys",
                        new JsonArray(
                                keys.stream().<Json>map(SourceKey::document).toList()))
                .put(
                        "says",
                        JsonArray.ofTexts(says.stream().map(SourceSignal::code).toList()))
                .put("onRevocation", onRevocation.code())
                .put("mostPeople", brake.people())
                .put("withinHours", brake.hours())
                .build();
    }
}
