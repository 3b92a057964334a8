package io.threekey.server.federation.web;

import io.threekey.server.frame.Refusal;
import java.util.List;

/**
 * An application that takes another key than the one that was shown.
 *
 * @param keys names of those that would do
 * @param again where to show one of them
 * @param back to the application, which is told that too little was reached
 */
public record OtherKeyView(Refusal refusal, String application, List<String> keys, String again, String back) {}
