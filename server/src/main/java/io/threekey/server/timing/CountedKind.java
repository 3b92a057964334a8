package io.threekey.server.timing;

import org.springframework.stereotype.Component;

/**
 * Which figures limits are compared with. Where anything was simulated this is a demonstration, and the few who try it are
 * not its hospital; everywhere else what was real counts, and nothing else is there.
 */
@Component
class CountedKind {

    private final FiguresTable figures;

    CountedKind(FiguresTable figures) {
        this.figures = figures;
    }

    Provenance now() {
        return figures.anySimulated() ? Provenance.SIMULATED : Provenance.REAL;
    }
}
