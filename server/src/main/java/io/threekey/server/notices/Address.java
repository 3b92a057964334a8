package io.threekey.server.notices;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where somebody is reached outside of the console.
 *
 * @param mail an address as RFC 5321 has it, without display name
 * @param pager what the hospital's gateway understands: a telephone number, or a pager's
 */
public record Address(Optional<String> mail, Optional<String> pager) {

    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");
    private static final Pattern PAGER = Pattern.compile("\\+?[0-9]([0-9 /-]{0,28}[0-9])?");
    private static final int LONGEST = 254;

    public static final Address NONE = new Address(Optional.empty(), Optional.empty());

    public Address {
        mail.ifPresent(address -> {
            if (!isMail(address)) {
                throw new IllegalArgumentException("not an e-mail address");
            }
        });
        pager.ifPresent(number -> {
            if (!isPager(number)) {
                throw new IllegalArgumentException("not a telephone or pager number");
            }
        });
    }

    public static boolean isMail(String text) {
        return text.length() <= LONGEST && MAIL.matcher(text).matches();
    }

    public static boolean isPager(String text) {
        return PAGER.matcher(text).matches();
    }

    /** Numbers and addresses stand in no log. */
    @Override
    public String toString() {
        return "Address[" + (mail.isPresent() ? "mail " : "") + (pager.isPresent() ? "pager" : "") + "]";
    }
}
