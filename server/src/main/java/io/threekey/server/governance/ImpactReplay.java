package io.threekey.server.governance;

import io.threekey.charter.PolicyAddress;
import io.threekey.charter.PolicyKindName;
import io.threekey.charter.json.JsonObject;

/**
 * Plays the recorded past through two documents of one policy kind. Offered as a bean by the module that obeys the
 * kind; a kind without one is proposed without an impact. It reads, and never changes anything.
 */
public interface ImpactReplay {

    PolicyKindName kind();

    /**
     * What the people concerned would have met under the proposed document that they do not meet under the one in force.
     *
     * @param sites whose people the proposed document would reach; nobody else counts
     * @param inForce a document without faults
     * @param proposed a document without faults
     */
    Impact replay(
            PolicyAddress address,
            SitesConcerned sites,
            JsonObject inForce,
            JsonObject proposed,
            ReplayedPeriod period);
}
