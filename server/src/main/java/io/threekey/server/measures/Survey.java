package io.threekey.server.measures;

import java.util.List;

/**
 * What was found when everybody was asked.
 *
 * @param gaps the worst first
 * @param whole false where a source failed, so that there may be more
 */
public record Survey(List<StandingGap> gaps, boolean whole) {

    public Survey {
        gaps = List.copyOf(gaps);
    }
}
