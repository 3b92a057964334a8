package io.threekey.server.governance.web;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.Way;
import io.threekey.server.governance.PolicyKind;
import java.util.Map;

/** The form of a proposal as somebody sent it: anything may stand in it, but it is for an address and a way there is. */
record FilledForm(PolicyKind kind, PolicyAddress address, Way way, Map<String, String> fields) {

    String reason() {
        return fields.getOrDefault("reason", "");
    }
}
