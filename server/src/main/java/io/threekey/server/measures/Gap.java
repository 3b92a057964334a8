package io.threekey.server.measures;

import io.threekey.server.frame.Words;
import java.util.regex.Pattern;

/**
 * Something that nobody owns, or will stop being owned.
 *
 * @param kind of gap, such as {@code vacant-seat}
 * @param subject what it is about, stable as long as the gap stands: a seat's id, a proposal's
 * @param what is missing, in words
 * @param owner who must mend it
 * @param next what to do, in words, as the name of a link
 * @param url where that link leads in the console
 */
public record Gap(String kind, String subject, Words what, GapOwner owner, Severity severity, Words next, String url) {

    private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._@-]{0,199}");

    public Gap {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("not a kind of gap, such as vacant-seat: " + kind);
        }
        if (!SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("not what a gap is about: " + subject);
        }
        if (!url.startsWith("/")) {
            throw new IllegalArgumentException("not a place in the console: " + url);
        }
    }

    /** Stable, and unique among all gaps. */
    public String code() {
        return kind + "/" + subject;
    }
}
