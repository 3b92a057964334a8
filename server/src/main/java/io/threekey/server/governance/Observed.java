package io.threekey.server.governance;

import io.threekey.charter.PolicyKindName;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.json.JsonObject;
import java.time.Instant;

/** What a policy does to people now that it is obeyed, in the measure of the kind's {@link ImpactReplay}. */
public interface Observed {

    PolicyKindName kind();

    /**
     * How many different people this version has hindered since then.
     *
     * @param sites whose people obey it; nobody else counts
     * @param replaced the document that it replaced
     */
    int hinderedSince(PolicyVersion version, SitesConcerned sites, JsonObject replaced, Instant since);
}
