package io.threekey.server.federation;

import java.net.URI;
import java.util.Map;

/** Where somebody's browser goes from here, and what it brings there. */
public sealed interface Onward {

    /** @return the application, as people know it */
    String application();

    /** @param to with all there is to say in it */
    record Visit(String application, URI to) implements Onward {}

    /** @param answer the fields of a form that the browser sends there */
    record Form(String application, URI to, Map<String, String> answer) implements Onward {

        public Form {
            answer = Map.copyOf(answer);
        }
    }
}
