package io.threekey.server.notices;

import io.threekey.server.frame.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Something that people must hear of.
 *
 * @param code stable, such as {@code proposal.waits}; its texts are {@code notice.<code>.subject} and
 *     {@code notice.<code>.text} in the bundle of the module that tells it
 * @param arguments for both texts: texts, whole numbers, instants, days and {@link Words}. They leave the house by mail and
 *     pager, so nothing secret, nothing about a patient, and no more about a person than the reader needs
 * @param path of the console page to go on at, such as {@code /proposals/17}
 * @param key names the occasion; the same key is told once, on whichever node and however often
 */
public record Notice(
        String code, List<?> arguments, Urgency urgency, List<Recipient> recipients, String path, String key) {

    private static final int LONGEST_KEY = 200;

    public Notice {
        arguments = List.copyOf(arguments);
        recipients = List.copyOf(recipients);
        if (!code.matches("[a-z]+([.-][a-z]+)*")) {
            throw new IllegalArgumentException("not the code of a notice, such as proposal.waits: " + code);
        }
        arguments.forEach(Notice::requireFit);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("a notice for nobody: " + code);
        }
        requirePath(path);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a notice needs a key of 1 to " + LONGEST_KEY + " characters: " + code);
        }
    }

    static void requirePath(String path) {
        if (!path.matches("/[A-Za-z0-9._~/?&=%-]*") || path.startsWith("//")) {
            throw new IllegalArgumentException("'" + path + "' is not a path of the console");
        }
    }

    private static void requireFit(Object argument) {
        switch (argument) {
            case String text -> {}
            case Integer number -> {}
            case Long number -> {}
            case Instant instant -> {}
            case LocalDate day -> {}
            case Words words -> words.arguments().forEach(Notice::requireFit);
            default ->
                throw new IllegalArgumentException(
                        "a notice cannot say a " + argument.getClass().getName());
        }
    }
}
