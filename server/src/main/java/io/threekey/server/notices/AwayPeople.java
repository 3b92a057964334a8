package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import io.threekey.server.notices.DeclaredAway.Away;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who is away while they are on duty; nobody, where nobody can say so. */
@Component
public class AwayPeople {

    private final ObjectProvider<DeclaredAway> declared;

    AwayPeople(ObjectProvider<DeclaredAway> declared) {
        this.declared = declared;
    }

    public List<Away> known() {
        return declared.stream().flatMap(each -> each.known().stream()).toList();
    }

    /** The first time away of this person that touches the time. */
    public static Optional<Away> within(List<Away> known, PersonId person, Instant from, Instant until) {
        return known.stream()
                .filter(away -> away.person().equals(person))
                .filter(away -> away.touches(from, until))
                .findFirst();
    }

    boolean isAway(PersonId person, Instant at) {
        return within(known(), person, at, at.plusMillis(1)).isPresent();
    }
}
