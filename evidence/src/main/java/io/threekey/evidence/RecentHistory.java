package io.threekey.evidence;

import io.threekey.charter.json.Fields;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * What went before a sign-in, as far as a risk may show in it. Facts, which no policy has judged yet.
 *
 * @param counterWentBack the key reported no more uses than were known of it
 * @param keyUnseen nobody ever came in with the key
 * @param daysAway whole days since the person last came in, 0 for fewer than {@link #FEW_DAYS}; empty for whoever never did
 * @param signInsLately how often they came in with the key within {@link #LATELY} before, at most {@link #MOST_COUNTED}
 * @param elsewhere where they were last, if that was another site; empty also where nobody knows which site this is
 * @param askedLately whether they were asked for a stronger key within {@link #LATELY}; false where it did not matter
 * @param keptOutLately how many others were kept out within the last hour by the same policy, as far as the node knows that
 *     ruled; 0 where it did not matter
 * @param vouchedFor whether somebody vouched for them just now, so that neither an unseen key nor days away count; false
 *     where it did not matter. Before that was noted, entries told of neither
 */
public record RecentHistory(
        boolean counterWentBack,
        boolean keyUnseen,
        Optional<Integer> daysAway,
        int signInsLately,
        Optional<Elsewhere> elsewhere,
        boolean askedLately,
        int keptOutLately,
        boolean vouchedFor) {

    public static final Duration LATELY = Duration.ofMinutes(10);

    public static final int MOST_COUNTED = 20;

    public static final int FEW_DAYS = 14;

    private static final String VOUCHED_FOR = "vouchedFor";

    public static final RecentHistory UNEVENTFUL =
            new RecentHistory(false, false, Optional.of(0), 0, Optional.empty(), false, 0, false);

    public RecentHistory {
        if (daysAway.filter(days -> days < 0).isPresent() || signInsLately < 0 || keptOutLately < 0) {
            throw new IllegalArgumentException("less than nothing went before");
        }
    }

    /**
     * @param minutes since they were last seen there, at most a day
     * @param stillIn whether they are in there now
     */
    public record Elsewhere(int minutes, boolean stillIn) {

        public static final int MOST_MINUTES = 24 * 60;

        public Elsewhere {
            if (minutes < 0 || minutes > MOST_MINUTES) {
                throw new IllegalArgumentException(minutes + " minutes ago");
            }
        }

        private boolean isAtLeastAsFarAs(Elsewhere other) {
            return minutes >= other.minutes && (!stillIn || other.stillIn);
        }

        private JsonObject json() {
            return Json.object().put("minutes", minutes).put("stillIn", stillIn).build();
        }

        private static Elsewhere read(Fields fields) {
            return new Elsewhere(fields.count("minutes"), fields.flag("stillIn"));
        }
    }

    /** Whether nothing in it could be a signal, whatever is decided. */
    public boolean isUneventful() {
        return !counterWentBack && !isKeyStrange() && absence() == 0 && signInsLately == 0 && elsewhere.isEmpty();
    }

    /** Whether it counts that nobody ever came in with the key. */
    public boolean isKeyStrange() {
        return keyUnseen && !vouchedFor;
    }

    /** Days away that count; none for whoever never came in. */
    public int absence() {
        return vouchedFor ? 0 : daysAway.orElse(0);
    }

    /** The same, and how many others were kept out lately. */
    public RecentHistory counting(int keptOut) {
        return new RecentHistory(
                counterWentBack, keyUnseen, daysAway, signInsLately, elsewhere, askedLately, keptOut, vouchedFor);
    }

    /** The same, and whether they were asked for more lately. */
    public RecentHistory asked(boolean lately) {
        return new RecentHistory(
                counterWentBack, keyUnseen, daysAway, signInsLately, elsewhere, lately, keptOutLately, vouchedFor);
    }

    /** Whether everything that may be a signal is so here at most as much as there. */
    public boolean isAtMostAsRiskyAs(RecentHistory other) {
        return (!counterWentBack || other.counterWentBack)
                && (!isKeyStrange() || other.isKeyStrange())
                && absence() <= other.absence()
                && signInsLately <= other.signInsLately
                && askedLately == other.askedLately
                && (elsewhere.isEmpty()
                        || other.elsewhere
                                .filter(elsewhere.get()::isAtLeastAsFarAs)
                                .isPresent());
    }

    public JsonObject json() {
        var json = Json.object();
        daysAway.ifPresent(days -> json.put("daysAway", days));
        elsewhere.ifPresent(there -> json.put("elsewhere", there.json()));
        if (vouchedFor) {
            json.put(VOUCHED_FOR, true);
        }
        return json.put("counterWentBack", counterWentBack)
                .put("keyUnseen", keyUnseen)
                .put("signInsLately", signInsLately)
                .put("askedLately", askedLately)
                .put("keptOutLately", keptOutLately)
                .build();
    }

    public static RecentHistory read(Fields fields) {
        return new RecentHistory(
                fields.flag("counterWentBack"),
                fields.flag("keyUnseen"),
                fields.optional("daysAway", fields::count),
                fields.count("signInsLately"),
                fields.optional("elsewhere", name -> fields.object(name, Elsewhere::read)),
                fields.flag("askedLately"),
                fields.count("keptOutLately"),
                isVouchedFor(fields));
    }

    private static boolean isVouchedFor(Fields fields) {
        if (fields.has(VOUCHED_FOR) && !fields.flag(VOUCHED_FOR)) {
            throw fields.malformed(VOUCHED_FOR, "is told only where it is so");
        }
        return fields.has(VOUCHED_FOR);
    }
}
