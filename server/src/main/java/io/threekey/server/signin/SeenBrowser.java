package io.threekey.server.signin;

import io.threekey.charter.Codes;
import java.util.Locale;
import java.util.Optional;

/**
 * What a browser said of itself, as far as its owner recognises it by that: "Firefox on Windows". Anybody can say
 * anything here, so nothing is decided by it; nothing finer is kept, because that would tell people apart.
 */
public record SeenBrowser(Program program, Platform platform) {

    public enum Program {
        EDGE,
        FIREFOX,
        CHROME,
        SAFARI,
        OTHER;

        public String code() {
            return Codes.code(this);
        }

        /** Most say that they are Chrome and Safari too, so the rarer names come first. */
        private static Program in(String said) {
            if (said.contains("edg/") || said.contains("edga/") || said.contains("edgios/")) {
                return EDGE;
            }
            if (said.contains("firefox/") || said.contains("fxios/")) {
                return FIREFOX;
            }
            if (said.contains("chrome/") || said.contains("crios/") || said.contains("chromium/")) {
                return CHROME;
            }
            return said.contains("safari/") && said.contains("version/") ? SAFARI : OTHER;
        }
    }

    public enum Platform {
        IPHONE,
        IPAD,
        ANDROID,
        WINDOWS,
        MAC,
        CHROMEBOOK,
        LINUX,
        OTHER;

        public String code() {
            return Codes.code(this);
        }

        private static Platform in(String said) {
            if (said.contains("iphone")) {
                return IPHONE;
            }
            if (said.contains("ipad")) {
                return IPAD;
            }
            if (said.contains("android")) {
                return ANDROID;
            }
            if (said.contains("windows")) {
                return WINDOWS;
            }
            if (said.contains("macintosh")) {
                return MAC;
            }
            if (said.contains(" cros ")) {
                return CHROMEBOOK;
            }
            return said.contains("linux") ? LINUX : OTHER;
        }
    }

    /** @param userAgent the header, which may be anything */
    public static SeenBrowser named(String userAgent) {
        var said = userAgent.toLowerCase(Locale.ROOT);
        return new SeenBrowser(Program.in(said), Platform.in(said));
    }

    /** As it stands in a column of text. */
    String written() {
        return program.code() + " " + platform.code();
    }

    /** Empty for what was never noted. */
    static Optional<SeenBrowser> read(String column) {
        if (column.isEmpty()) {
            return Optional.empty();
        }
        var words = column.split(" ", 2);
        return Optional.of(new SeenBrowser(Codes.find(Program.class, words[0]), Codes.find(Platform.class, words[1])));
    }
}
