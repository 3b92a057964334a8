package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.evidence.AskedOfKeys;
import io.threekey.evidence.KeyTraits;
import io.threekey.server.governance.Impact;
import io.threekey.server.governance.ImpactFigure;
import io.threekey.server.governance.ImpactSide;
import io.threekey.server.governance.ImpactTally;
import io.threekey.server.governance.ImpactTally.Share;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.governance.WorkPlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tries two demands on the same keys of the past, each together with whatever else is asked of them. Somebody is hindered
 * whose key is enough under the one in force and would not be under the proposed one. Knows no clock and no database, and
 * no keys but those that were used.
 */
final class KeysCompared {

    private static final String OTHER_KEY = "signin.other-key";
    private static final String NO_KEY = "signin.no-key";
    private static final String COPIED_KEYS = "signin.copied-keys";

    private final AskedOfKeys inForce;
    private final AskedOfKeys proposed;
    private final Predicate<TriedKey> besides;
    private final Map<PersonId, WorkPlace> places;
    private final List<Tried> tried = new ArrayList<>();
    private final Set<PersonId> holdOneForNow = new HashSet<>();
    private final Set<PersonId> holdOneForThen = new HashSet<>();
    private final ImpactTally tally = new ImpactTally();

    /** A key whose traits are known, and whether it is enough now and then. */
    private record Tried(TriedKey key, KeyTraits traits, WorkPlace place, boolean now, boolean then) {}

    /** @param besides whether a key meets whatever else is asked of it, which stays as it is */
    KeysCompared(
            AskedOfKeys inForce, AskedOfKeys proposed, Predicate<TriedKey> besides, Map<PersonId, WorkPlace> places) {
        this.inForce = inForce;
        this.proposed = proposed;
        this.besides = besides;
        this.places = places;
    }

    /** Whose place is not known any more cannot be counted in a group, and neither can keys of before they were described. */
    void take(TriedKey key) {
        var place = places.get(key.person());
        if (place == null || key.traits().isEmpty()) {
            tally.unknown();
            return;
        }
        var traits = key.traits().get();
        var otherwise = besides.test(key);
        var now = otherwise && inForce.isMetBy(traits);
        var then = otherwise && proposed.isMetBy(traits);
        tried.add(new Tried(key, traits, place, now, then));
        if (now) {
            holdOneForNow.add(key.person());
        }
        if (then) {
            holdOneForThen.add(key.person());
        }
    }

    /** Once, after the last key. */
    Impact impact(ReplayedPeriod period, int smallestGroup) {
        tried.forEach(each -> tally.signIn(each.key().person(), each.place(), share(each)));
        return tally.impact(period, smallestGroup);
    }

    private Share share(Tried each) {
        var at = each.key().at();
        var now = each.now();
        var then = each.then();
        var another = holdOneForNow.contains(each.key().person());
        var anotherThen = holdOneForThen.contains(each.key().person());
        return new Share(
                at,
                at,
                now && !then,
                List.of(
                        figure(OTHER_KEY, ImpactSide.CONTINUITY, !now && another, !then && anotherThen),
                        figure(NO_KEY, ImpactSide.CONTINUITY, !now && !another, !then && !anotherThen),
                        figure(
                                COPIED_KEYS,
                                ImpactSide.SECURITY,
                                now && !each.traits().deviceBound(),
                                then && !each.traits().deviceBound())));
    }

    private static ImpactFigure figure(String name, ImpactSide side, boolean before, boolean after) {
        return new ImpactFigure(name, side, before ? 1 : 0, after ? 1 : 0);
    }
}
