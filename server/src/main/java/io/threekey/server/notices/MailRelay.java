package io.threekey.server.notices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The hospital's mail relay, as {@code THREEKEY_SMTP_HOST} and its companions name it.
 *
 * @param from the address that notices come from
 * @param login empty where the relay trusts this machine
 */
record MailRelay(String host, int port, Tls tls, String from, Optional<Login> login) {

    MailRelay {
        if (!Address.isMail(from)) {
            throw new IllegalArgumentException(
                    "THREEKEY_SMTP_FROM must be the e-mail address that notices come from, but is '" + from + "'");
        }
        if (login.isPresent() && tls == Tls.NONE) {
            throw new IllegalArgumentException(
                    "THREEKEY_SMTP_TLS=none would send the relay's password in the clear: use starttls or tls");
        }
    }

    record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    enum Tls {
        /** Begins in the clear and changes over before anything is said (RFC 3207); without it nothing is sent. */
        STARTTLS,
        TLS,
        NONE;

        static Tls ofSetting(String setting) {
            return Arrays.stream(values())
                    .filter(tls -> tls.name().toLowerCase(Locale.ROOT).equals(setting))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "THREEKEY_SMTP_TLS must be starttls, tls or none, but is '" + setting + "'"));
        }
    }

    /** The settings as operators give them; without a host there is no relay. */
    @Component
    static class Settings {

        private final Optional<MailRelay> relay;

        Settings(
                @Value("${threekey.smtp-host:}") String host,
                @Value("${threekey.smtp-port:587}") int port,
                @Value("${threekey.smtp-tls:starttls}") String tls,
                @Value("${threekey.smtp-from:}") String from,
                @Value("${threekey.smtp-user:}") String user,
                @Value("${threekey.smtp-password:}") String password) {
            this.relay = host.isBlank()
                    ? Optional.empty()
                    : Optional.of(new MailRelay(
                            host,
                            port,
                            Tls.ofSetting(tls),
                            from,
                            user.isBlank() ? Optional.empty() : Optional.of(new Login(user, password))));
        }

        Optional<MailRelay> relay() {
            return relay;
        }
    }
}
