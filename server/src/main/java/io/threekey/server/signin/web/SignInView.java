package io.threekey.server.signin.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.signin.Arrival.Whose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * @param options what the browser asks the key
 * @param then path on this origin to go on to
 * @param whose key is asked for
 * @param left somebody has just signed out
 * @param party under whose name the browser keeps its keys
 * @param address where the page is renewed, which came by another way; empty where its own will do
 * @param now by the server's clock, by which the page notices that the workstation's is wrong
 */
public record SignInView(
        Optional<Failure> failure,
        String options,
        String sealed,
        String then,
        Whose whose,
        Optional<Destination> destination,
        boolean left,
        String party,
        Optional<String> address,
        Instant now) {

    /**
     * Why they are not in yet.
     *
     * @param wouldDo names of those of their keys that would let them in
     * @param gone for the browser's own list of keys: what it need not offer any more
     */
    public record Failure(Refusal refusal, List<String> wouldDo, Optional<String> gone) {}

    /**
     * The application that waits.
     *
     * @param bound whether it takes a key that stays on one device
     * @param keys names of those that would do, where it is known who asks
     */
    public record Destination(String name, boolean bound, List<String> keys, String back) {}
}
