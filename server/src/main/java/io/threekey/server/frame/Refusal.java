package io.threekey.server.frame;

import java.util.List;

/**
 * Why something is not possible, in words a person can act on. Its texts are {@code refusal.<key>.code} (spoken on the
 * phone, such as HERON-42, unique among all bundles), {@code .says} and {@code .next}.
 *
 * @param arguments for the texts; never a secret, never whether an account exists
 */
public record Refusal(String key, List<Object> arguments) {

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public static Refusal of(String key, Object... arguments) {
        return new Refusal(key, List.of(arguments));
    }

    public String code(Texts texts) {
        return text(texts, "code");
    }

    public String says(Texts texts) {
        return text(texts, "says");
    }

    public String next(Texts texts) {
        return text(texts, "next");
    }

    private String text(Texts texts, String part) {
        return texts.t("refusal." + key + "." + part, arguments.toArray());
    }
}
