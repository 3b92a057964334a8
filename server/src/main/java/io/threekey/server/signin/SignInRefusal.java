package io.threekey.server.signin;

import io.threekey.charter.Codes;

/** Why somebody is not let in. Its spoken code and next step are the texts {@code refusal.sign-in.<code>.*}. */
public enum SignInRefusal {
    /** The browser's answer is no WebAuthn answer. */
    UNREADABLE,
    /** The challenge is older than five minutes, or belongs to another browser. */
    TOO_LATE,
    /** The challenge has let somebody in already. */
    ALREADY_USED,
    /** The key answered another web address than ours. */
    OTHER_SITE,
    /** The key was touched, but did not check who touched it. */
    NOT_VERIFIED,
    /** A key that signs decisions signs nobody in. */
    DECISION_KEY,
    /** No such key, another person's, or a wrong signature: told apart in the ledger, never to the caller. */
    NOT_KNOWN,
    /** Somebody who is in was asked to show their own key once more, and this one is another person's. */
    WRONG_PERSON,
    KEY_WITHDRAWN,
    /** The key may be copied now and might not be when it was registered, or the other way round. */
    KEY_CHANGED,
    NO_ROLE,
    /** By decision this key is not enough here, and another one that they have would be. */
    ANOTHER_KEY,
    /** By decision this key is not enough here, and neither is any other that they have. */
    STRONGER_KEY,
    /** By decision what went before makes it look unlike the person, too much so to come in outside of where care is given. */
    LOOKS_UNLIKE_THEM,
    /** No policy in force says how long somebody stays in. */
    NOTHING_DECIDED;

    /** Key of its refusal: code to say, what is so, what to do next. */
    public String refusalKey() {
        return "sign-in." + code();
    }

    public String code() {
        return Codes.code(this);
    }

    public static SignInRefusal ofCode(String code) {
        return Codes.find(SignInRefusal.class, code);
    }
}
