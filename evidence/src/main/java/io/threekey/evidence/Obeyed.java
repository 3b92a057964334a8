package io.threekey.evidence;

import io.threekey.charter.History;
import io.threekey.charter.PolicyAddress;
import java.time.Instant;
import java.util.Optional;

/** What people were let in by, which entries that say the same share: one policy, or that there was none. */
sealed interface Obeyed permits ObeyedLimits, ObeyedOfKey, ObeyedThresholds {

    /** Why nobody could rightly be let in by this at that time; empty where they could. */
    Optional<String> faultAt(Instant at, History history);

    /**
     * Whether something else was obeyed at the same place between two moments at which this rightly was: then those two
     * say nothing of the sign-ins between them.
     */
    boolean wasSetAsideBetween(Instant first, Instant last, History history);

    /** Where they were let in, as far as the entry says: there the stricter of the group's and the site's holds. */
    PolicyAddress place();
}
