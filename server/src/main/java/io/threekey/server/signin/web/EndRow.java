package io.threekey.server.signin.web;

import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import io.threekey.server.signin.ToldOfEnd;
import io.threekey.server.signin.ToldOfEnd.State;

/**
 * What one application knows of the end of a session, in words.
 *
 * @param whose empty where the page is about one person alone
 */
public record EndRow(String application, String whose, Tone tone, Words badge, Words says) {

    static EndRow of(ToldOfEnd told) {
        return of(told, "");
    }

    static EndRow of(ToldOfEnd told, String whose) {
        var code = isTriedAgain(told) ? "again" : told.state().code();
        return new EndRow(
                told.application(), whose, tone(told.state()), Words.of("signin.ends.badge." + code), says(told, code));
    }

    private static boolean isTriedAgain(ToldOfEnd told) {
        return told.state() == State.WAITING && told.again().isPresent();
    }

    private static Words says(ToldOfEnd told, String code) {
        var key = "signin.ends.says." + code;
        return switch (told.state()) {
            case TOLD, SAID_NO -> Words.of(key, told.since());
            case GAVE_UP -> Words.of(key, told.tries(), told.since());
            case WAITING ->
                told.again().map(again -> Words.of(key, told.tries(), again)).orElseGet(() -> Words.of(key));
            case NO_ADDRESS -> Words.of(key);
        };
    }

    private static Tone tone(State state) {
        return switch (state) {
            case TOLD -> Tone.GOOD;
            case WAITING -> Tone.INFO;
            case SAID_NO, GAVE_UP -> Tone.ALARM;
            case NO_ADDRESS -> Tone.CAUTION;
        };
    }
}
