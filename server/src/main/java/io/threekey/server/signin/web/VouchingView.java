package io.threekey.server.signin.web;

import io.threekey.server.frame.Refusal;
import io.threekey.server.frame.Texts;
import io.threekey.server.signin.VouchingForSomebody.Outcome.Vouched;
import java.util.List;
import java.util.Optional;

/**
 * Vouching for somebody.
 *
 * @param yours whether the reader has the right to
 * @param fresh whether the reader showed a key just now
 * @param ways codes of how one can make sure
 * @param sure the code that was chosen
 */
public record VouchingView(
        boolean yours,
        boolean fresh,
        List<String> ways,
        WhomView whom,
        String sure,
        Optional<Refusal> refusal,
        Optional<Vouched> done) {

    /** The words, with times on the clocks of the site of whoever is vouched for. */
    public Texts there(Texts texts) {
        return done.map(vouched -> new Texts(
                        texts.source(), texts.locale(), vouched.whose().site().timeZone()))
                .orElse(texts);
    }
}
