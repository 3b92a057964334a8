package io.threekey.server.signin.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** A way back into this origin: never to another one, however the path is spelled. */
record LocalPath(String value) {

    static final LocalPath HOME = new LocalPath("/");

    static LocalPath of(Optional<String> asked) {
        return asked.filter(LocalPath::staysHere).map(LocalPath::new).orElse(HOME);
    }

    private static boolean staysHere(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
            return false;
        }
        try {
            var uri = new URI(path);
            return !uri.isAbsolute() && uri.getRawAuthority() == null;
        } catch (URISyntaxException unfit) {
            return false;
        }
    }
}
