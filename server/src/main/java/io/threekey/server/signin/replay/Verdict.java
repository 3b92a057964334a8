package io.threekey.server.signin.replay;

import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.signin.Ruling;
import io.threekey.server.signin.SignInFacts;
import java.util.List;

/**
 * What comes of a situation for whoever has certain keys, by what is in force and by what is proposed.
 *
 * @param figures for which it counts
 */
record Verdict(Ruling now, Ruling then, List<ImpactFigure> figures) {

    /** What a ruling counts for the kind of policy that is proposed; always the same figures in the same order. */
    interface Counting {

        List<ImpactFigure> figures(SignInFacts facts, Ruling now, Ruling then);
    }

    Verdict {
        figures = List.copyOf(figures);
    }

    /** They came in, and would not. */
    boolean isHindered() {
        return now instanceof Ruling.LetIn && !(then instanceof Ruling.LetIn);
    }

    boolean asksNow() {
        return now instanceof Ruling.StepUp;
    }

    boolean asksThen() {
        return then instanceof Ruling.StepUp;
    }
}
