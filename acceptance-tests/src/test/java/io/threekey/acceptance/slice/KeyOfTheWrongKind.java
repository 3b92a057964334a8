package io.threekey.acceptance.slice;

import com.microsoft.playwright.Page;
import java.util.Map;

/**
 * A key answers the question of one page on the other origin, where it is at home, and its answer is carried back by
 * hand: what a page that lies, or a thief of a page, would do.
 */
final class KeyOfTheWrongKind implements AutoCloseable {

    /** Whatever key this origin has, asked for a challenge that was another page's. */
    private static final String ANSWER = """
            async ({ challenge, rpId }) => {
                const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
                    { challenge, rpId, userVerification: 'required' });
                return JSON.stringify((await navigator.credentials.get({ publicKey })).toJSON());
            }
            """;

    private static final String CHALLENGE = "form => JSON.parse(form.dataset.options).challenge";
    private static final String SUBMIT = "(form, answer) => { form.elements.answer.value = answer; form.submit(); }";

    private final Colleague owner;
    private final Page asking;

    KeyOfTheWrongKind(Colleague owner) {
        this.owner = owner;
        this.asking = owner.page().context().newPage();
    }

    /** A second window of the same person, with no key plugged in. */
    Page asking() {
        return asking;
    }

    /** The colleague's own window stands on an origin of that relying party. */
    void answersFrom(String relyingParty) {
        var form = asking.locator("form[data-passkey=get]");
        var challenge = form.evaluate(CHALLENGE);
        var answer = owner.page().evaluate(ANSWER, Map.of("challenge", challenge, "rpId", relyingParty));
        form.evaluate(SUBMIT, answer);
    }

    @Override
    public void close() {
        asking.close();
    }
}
