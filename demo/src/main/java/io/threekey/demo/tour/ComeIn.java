package io.threekey.demo.tour;

import io.threekey.charter.PersonId;
import io.threekey.demo.tour.Standing.Deed;
import io.threekey.server.frame.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The way in as one of the demo's people, whom the picker then offers before all others, and from there back here. */
final class ComeIn {

    private ComeIn() {}

    /** @param then a path of the console */
    static Deed as(PersonId person, Words label, String then) {
        return as(Optional.of(person), label, then);
    }

    /** @param person nobody in particular where it is empty */
    static Deed as(Optional<PersonId> person, Words label, String then) {
        return new Deed.Go(
                label,
                "/sign-in?again=yes" + person.map(one -> "&as=" + one.value()).orElse("") + "&then="
                        + URLEncoder.encode(then, StandardCharsets.UTF_8));
    }

    static String toTheTour(TourStop stop) {
        return "/tour#" + stop.code();
    }
}
