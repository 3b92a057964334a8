package io.threekey.charter.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of an object in the order of their names, never to change: whatever is sealed or recorded is made of these. */
final class OrderedFields extends AbstractMap<String, Json> {

    private final String[] names;
    private final Json[] values;

    /** Whoever gives these keeps none of them, and has them in order. */
    private OrderedFields(String[] names, Json[] values) {
        this.names = names;
        this.values = values;
    }

    static OrderedFields of(Map<String, Json> fields) {
        if (fields instanceof OrderedFields ordered) {
            return ordered;
        }
        var names = fields.keySet().toArray(String[]::new);
        return isInOrder(names)
                ? new OrderedFields(names, fields.values().toArray(Json[]::new))
                : of(new TreeMap<>(fields));
    }

    private static boolean isInOrder(String[] names) {
        for (int at = 1; at < names.length; at++) {
            if (names[at - 1].compareTo(names[at]) >= 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Json get(@Nullable Object name) {
        var at = name instanceof String text ? Arrays.binarySearch(names, text) : -1;
        return at < 0 ? null : values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, Json>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Json>> iterator() {
                return new InOrder();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    private final class InOrder implements Iterator<Entry<String, Json>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Entry<String, Json> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return Map.entry(names[next], values[next++]);
        }
    }

    /** Takes fields in any order. */
    static final class Gathered {

        private String[] names = new String[8];
        private Json[] values = new Json[8];
        private int size;

        /** False where there is one of this name. */
        boolean add(String name, Json value) {
            var at = Arrays.binarySearch(names, 0, size, name);
            if (at >= 0) {
                return false;
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            var place = -at - 1;
            System.arraycopy(names, place, names, place + 1, size - place);
            System.arraycopy(values, place, values, place + 1, size - place);
            names[place] = name;
            values[place] = value;
            size++;
            return true;
        }

        OrderedFields ordered() {
            return new OrderedFields(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        }
    }
}
