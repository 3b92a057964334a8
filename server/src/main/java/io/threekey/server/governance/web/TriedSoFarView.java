package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * What a version on its way would have done to the sign-ins since it is recorded, beside what its signers were told.
 *
 * @param basis what was tried, and what could not be
 */
public record TriedSoFarView(Words lead, List<Words> basis, List<Line> lines) {

    /** @param foreseen the same before it was signed, where that was told */
    public record Line(Words found, Optional<Words> foreseen) {}
}
