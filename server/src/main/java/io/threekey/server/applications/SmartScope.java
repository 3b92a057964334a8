package io.threekey.server.applications;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may be done to which records (SMART App Launch 2.2, scopes for requesting FHIR resources), such as
 * {@code user/Observation.rs?category=laboratory}. None begins with {@code patient/}: which patient is meant is known to
 * whoever shows the record, and not here.
 *
 * @param whose that of whoever signed in, or of the application itself
 * @param type of the records, or {@code *}
 * @param acts those of c, r, u, d and s, in that order
 * @param only which of these records; empty for all
 */
public record SmartScope(Whose whose, String type, String acts, String only) {

    private static final Pattern FORM = Pattern.compile(
            "(user|system)/(\\*|[A-Z][A-Za-z]{0,63})\\.(?=[cruds])(c?r?u?d?s?)(?:\\?([!#-\\[\\]-~]{1,200}))?");

    public enum Whose {
        USER,
        SYSTEM
    }

    static SmartScope of(String text) {
        return read(text).orElseThrow(() -> new IllegalArgumentException("not what may be done to records: " + text));
    }

    /** Empty for whatever else a scope can be. */
    public static Optional<SmartScope> read(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new SmartScope(
                        form.group(1).equals("user") ? Whose.USER : Whose.SYSTEM,
                        form.group(2),
                        form.group(3),
                        Optional.ofNullable(form.group(4)).orElse("")))
                : Optional.empty();
    }

    /** Whether whoever may do this may do that. */
    public boolean covers(SmartScope other) {
        return whose == other.whose
                && (type.equals("*") || type.equals(other.type))
                && other.acts.chars().allMatch(act -> acts.indexOf(act) >= 0)
                && (only.isEmpty() || only.equals(other.only));
    }

    public String text() {
        var whole = (whose == Whose.USER ? "user/" : "system/") + type + "." + acts;
        return only.isEmpty() ? whole : whole + "?" + only;
    }
}
