package io.threekey.server.signin.web;

import io.threekey.charter.Codes;

enum SessionsDone {
    ONE,
    OTHERS;

    String textKey() {
        return "signin.sessions.done." + Codes.code(this);
    }
}
