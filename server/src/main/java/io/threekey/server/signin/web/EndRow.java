package io.threekey.server.signin.web;

import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import io.threekey.server.signin.ToldOfEnd;
import io.threekey.server.signin.ToldOfEnd.Next;
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
        var code = code(told);
        return new EndRow(
                told.application(),
                whose,
                tone(told.state()),
                Words.of("signin.ends.badge." + code),
                says(told, "signin.ends.says." + code));
    }

    private static String code(ToldOfEnd told) {
        return switch (told.next()) {
            case Next.Never never -> told.state().code();
            case Next.UnderWay now -> "waiting";
            case Next.At at -> "again";
            case Next.OnceThereIsRoom later -> told.tries() == 0 ? "first" : "again-soon";
        };
    }

    private static Words says(ToldOfEnd told, String key) {
        return switch (told.next()) {
            case Next.Never never ->
                switch (told.state()) {
                    case TOLD, SAID_NO -> Words.of(key, told.since());
                    case GAVE_UP, UNCERTAIN -> Words.of(key, told.tries(), told.since());
                    case WAITING, ADDRESS_GONE, NO_ADDRESS -> Words.of(key);
                };
            case Next.UnderWay now -> Words.of(key);
            case Next.At(var at) -> Words.of(key, told.tries(), at);
            case Next.OnceThereIsRoom later -> Words.of(key, told.tries());
        };
    }

    private static Tone tone(State state) {
        return switch (state) {
            case TOLD -> Tone.GOOD;
            case WAITING -> Tone.INFO;
            case SAID_NO, GAVE_UP, UNCERTAIN, ADDRESS_GONE -> Tone.ALARM;
            case NO_ADDRESS -> Tone.CAUTION;
        };
    }
}
