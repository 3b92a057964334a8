package io.threekey.charter;

import java.util.List;
import java.util.Map;

/**
 * How far signatures are from a quorum: "three people must sign; two have".
 *
 * @param needed signatures on the nearest way
 * @param present those of them that are there
 * @param ways what could still complete it, fewest signatures first; empty where nothing ever could
 */
public record Shortfall(int needed, int present, List<Map<Function, Integer>> ways) {

    public Shortfall {
        ways = List.copyOf(ways);
    }
}
