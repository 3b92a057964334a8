package io.threekey.charter;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fills as many places of a demand as possible, so that every person and every principal seat fills one at most. A unit
 * flow place - principal - person, grown by augmenting paths: filling by turns would let an early choice block a later
 * place that another choice would have left open.
 */
final class Seating {
    private enum Layer {
        PLACE,
        PRINCIPAL_ENTERED,
        PRINCIPAL_LEFT,
        PERSON,
        END
    }

    private record Node(Layer layer, Object of) {}

    private static final Node END = new Node(Layer.END, "");

    private final Map<Node, Set<Node>> open = new LinkedHashMap<>();
    private final Collection<Standing> standings;
    private final List<Place> places;

    private Seating(Demand demand, Collection<Standing> standings) {
        this.standings = standings;
        this.places = demand.counts().keySet().stream()
                .sorted()
                .flatMap(function ->
                        IntStream.rangeClosed(1, demand.of(function)).mapToObj(number -> new Place(function, number)))
                .toList();
        standings.forEach(this::connect);
    }

    static Map<Place, Standing> largest(Demand demand, Collection<Standing> standings) {
        var seating = new Seating(demand, standings);
        seating.places.forEach(place -> seating.augment(new Node(Layer.PLACE, place), new HashSet<>()));
        return seating.read();
    }

    private void connect(Standing standing) {
        var entered = new Node(Layer.PRINCIPAL_ENTERED, standing.principal());
        var left = new Node(Layer.PRINCIPAL_LEFT, standing.principal());
        var person = new Node(Layer.PERSON, standing.person());
        places.stream()
                .filter(place -> place.function() == standing.function())
                .forEach(place -> edges(new Node(Layer.PLACE, place)).add(entered));
        edges(entered).add(left);
        edges(left).add(person);
        edges(person).add(END);
    }

    /** Walks open edges to the end and turns each around, so that a later walk may undo the choice. */
    private boolean augment(Node node, Set<Node> visited) {
        if (node.equals(END)) {
            return true;
        }
        if (visited.add(node)) {
            for (var next : List.copyOf(edges(node))) {
                if (augment(next, visited)) {
                    edges(node).remove(next);
                    edges(next).add(node);
                    return true;
                }
            }
        }
        return false;
    }

    private Map<Place, Standing> read() {
        var seated = new LinkedHashMap<Place, Standing>();
        for (var standing : standings) {
            var left = new Node(Layer.PRINCIPAL_LEFT, standing.principal());
            if (edges(new Node(Layer.PERSON, standing.person())).contains(left)) {
                places.stream()
                        .filter(place -> edges(new Node(Layer.PRINCIPAL_ENTERED, standing.principal()))
                                .contains(new Node(Layer.PLACE, place)))
                        .forEach(place -> seated.putIfAbsent(place, standing));
            }
        }
        return seated;
    }

    private Set<Node> edges(Node node) {
        return open.computeIfAbsent(node, ignored -> new LinkedHashSet<>());
    }
}
