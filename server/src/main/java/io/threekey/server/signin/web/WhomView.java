package io.threekey.server.signin.web;

import java.util.List;

/**
 * Whom a form is about.
 *
 * @param typed as it was typed, which may be anything
 * @param choices whom it may mean, where that is in doubt: the closest first
 * @param andMore whether there are others whom it may mean
 */
public record WhomView(String typed, List<Choice> choices, boolean andMore) {

    static final WhomView NOBODY = typed("");

    static WhomView typed(String typed) {
        return new WhomView(typed, List.of(), false);
    }

    /** @param name with what the person does and where */
    public record Choice(String id, String name) {}

    /** Whether the one meant is among them, so that nobody has to type any more. */
    public boolean areAllThere() {
        return !choices.isEmpty() && !andMore;
    }
}
