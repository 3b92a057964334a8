package io.threekey.server.signin.replay;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.CanonicalJson;
import io.threekey.charter.json.JsonObject;
import io.threekey.charter.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Recorded sign-ins in columns: each person and each situation once, and of each sign-in who, in which situation, when and
 * in which entry. Nothing is rounded, so that what comes out is what went in.
 */
final class SignInColumns {

    /** To be raised wherever entries are read otherwise than before, so that all of them are packed anew. */
    static final int FORM = 2;

    private static final long ON_ITS_WAY = -1;

    private final List<PersonId> people;
    private final List<Situation> situations;
    private final int size;
    private final int[] who;
    private final int[] what;
    private final long[] when;
    private final long[] entry;
    private final List<Instant> unreadable;

    private SignInColumns(
            List<PersonId> people,
            List<Situation> situations,
            int size,
            int[] who,
            int[] what,
            long[] when,
            long[] entry,
            List<Instant> unreadable) {
        this.people = List.copyOf(people);
        this.situations = List.copyOf(situations);
        this.size = size;
        this.who = who;
        this.what = what;
        this.when = when;
        this.entry = entry;
        this.unreadable = List.copyOf(unreadable);
    }

    /** One sign-in, by numbers. */
    interface Reader {

        /**
         * @param person its place among the people
         * @param situation its place among the situations
         * @param at in milliseconds
         * @param entry negative while it is on its way
         */
        void read(int person, int situation, long at, long entry);
    }

    List<PersonId> people() {
        return people;
    }

    List<Situation> situations() {
        return situations;
    }

    /** When there was something of which this release cannot tell what it was. */
    List<Instant> unreadable() {
        return unreadable;
    }

    int size() {
        return size;
    }

    void forEach(Reader reader) {
        for (var each = 0; each < size; each++) {
            reader.read(who[each], what[each], when[each], entry[each]);
        }
    }

    void forEachSignIn(Consumer<RecordedSignIn> reader) {
        forEach((person, situation, at, index) -> reader.accept(new RecordedSignIn(
                people.get(person),
                Instant.ofEpochMilli(at),
                index < 0 ? OptionalLong.empty() : OptionalLong.of(index),
                situations.get(situation))));
    }

    byte[] packed() {
        var out = new PackedBytes.Writer();
        out.number(people.size());
        people.forEach(person -> out.text(person.value()));
        out.number(situations.size());
        situations.forEach(situation -> out.text(CanonicalJson.text(situation.document())));
        out.number(unreadable.size());
        unreadable.forEach(at -> out.step(at.toEpochMilli()));
        out.number(size);
        for (var each = 0; each < size; each++) {
            out.number(who[each])
                    .number(what[each])
                    .step(when[each] - (each == 0 ? 0 : when[each - 1]))
                    .step(entry[each] - (each == 0 ? 0 : entry[each - 1]));
        }
        return out.packed();
    }

    /**
     * @param known of other packs too: most of what is in one is in the others
     * @throws IllegalArgumentException for what was never packed
     */
    static SignInColumns unpacked(byte[] packed, Known known) {
        var in = new PackedBytes.Reader(packed);
        var people = new ArrayList<PersonId>();
        for (var left = in.count(); left > 0; left--) {
            people.add(known.people.computeIfAbsent(in.text(), PersonId::new));
        }
        var situations = new ArrayList<Situation>();
        for (var left = in.count(); left > 0; left--) {
            situations.add(known.situations.computeIfAbsent(in.text(), SignInColumns::situation));
        }
        var unreadable = new ArrayList<Instant>();
        for (var left = in.count(); left > 0; left--) {
            unreadable.add(Instant.ofEpochMilli(in.step()));
        }
        var size = in.count();
        var who = new int[size];
        var what = new int[size];
        var when = new long[size];
        var entry = new long[size];
        for (var each = 0; each < size; each++) {
            who[each] = in.below(people.size());
            what[each] = in.below(situations.size());
            when[each] = in.step() + (each == 0 ? 0 : when[each - 1]);
            entry[each] = in.step() + (each == 0 ? 0 : entry[each - 1]);
        }
        in.end();
        return new SignInColumns(people, situations, size, who, what, when, entry, unreadable);
    }

    private static Situation situation(String text) {
        return Situation.read((JsonObject) JsonReader.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** People and situations that were read before, by their texts. */
    static final class Known {

        private final Map<String, PersonId> people = new HashMap<>();
        private final Map<String, Situation> situations = new HashMap<>();
    }

    /** Takes sign-ins one by one. */
    static final class Builder {

        private static final int FIRST = 1024;

        private final Map<PersonId, Integer> people = new HashMap<>();
        private final Map<Situation, Integer> situations = new HashMap<>();
        private final List<PersonId> everybody = new ArrayList<>();
        private final List<Situation> everything = new ArrayList<>();
        private final List<Instant> unreadable = new ArrayList<>();
        private int[] who = new int[FIRST];
        private int[] what = new int[FIRST];
        private long[] when = new long[FIRST];
        private long[] entry = new long[FIRST];
        private int size;

        Builder add(RecordedSignIn past) {
            if (size == who.length) {
                who = Arrays.copyOf(who, 2 * size);
                what = Arrays.copyOf(what, 2 * size);
                when = Arrays.copyOf(when, 2 * size);
                entry = Arrays.copyOf(entry, 2 * size);
            }
            who[size] = place(past.person(), people, everybody);
            what[size] = place(past.situation(), situations, everything);
            when[size] = past.at().toEpochMilli();
            entry[size] = past.index().orElse(ON_ITS_WAY);
            size++;
            return this;
        }

        Builder addUnreadable(Instant at) {
            unreadable.add(at);
            return this;
        }

        private static <T> int place(T value, Map<T, Integer> places, List<T> all) {
            return places.computeIfAbsent(value, fresh -> {
                all.add(fresh);
                return all.size() - 1;
            });
        }

        int size() {
            return size;
        }

        SignInColumns build() {
            return new SignInColumns(everybody, everything, size, who, what, when, entry, unreadable);
        }
    }
}
