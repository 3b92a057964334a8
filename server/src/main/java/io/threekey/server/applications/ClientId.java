package io.threekey.server.applications;

import java.util.regex.Pattern;

/** How an application names itself here ({@code client_id}, RFC 6749 2.2). Public, and never given to another one. */
public record ClientId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9](-?[a-z0-9]){1,62}");

    public ClientId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an application's name is 2 to 63 small letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
