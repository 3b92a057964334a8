package io.threekey.server.federation.web;

import java.util.Map;

/**
 * Somebody is sent on to an application, by a form that goes by itself.
 *
 * @param application as people know it
 * @param address where the form goes
 * @param answer what it holds
 */
public record OnwardFormView(String application, String address, Map<String, String> answer) {

    public OnwardFormView {
        answer = Map.copyOf(answer);
    }
}
