package io.threekey.evidence;

import io.threekey.charter.Scope;
import io.threekey.charter.json.Fields;
import java.util.Optional;

/**
 * What went before a sign-in, and the version of {@code risk-thresholds} that judged it.
 *
 * @param seenAt the site whose network they came from; empty where that is no site's
 * @param thresholds empty where nothing was decided: then nothing was made of it
 */
public record Weighed(RecentHistory recently, Optional<Scope> seenAt, Optional<NamedVersion> thresholds) {

    static Weighed read(Fields fields) {
        return new Weighed(
                fields.object("recently", RecentHistory::read),
                fields.optional("seenAt", name -> fields.text(name, Scope::new)),
                fields.optional("risk", name -> fields.object(name, NamedVersion::read)));
    }
}
