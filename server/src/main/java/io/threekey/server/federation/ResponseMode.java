package io.threekey.server.federation;

import java.util.Arrays;
import java.util.Optional;

/** How an answer gets to the application by way of the browser: in the address, or in a form (OAuth 2.0 Form Post). */
enum ResponseMode {
    QUERY("query"),
    FORM_POST("form_post");

    private final String code;

    ResponseMode(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<ResponseMode> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
