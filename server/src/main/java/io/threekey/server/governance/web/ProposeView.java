package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * The form of a proposal.
 *
 * @param places where else a policy of this kind is decided, and here
 * @param brought what would change where an earlier policy is brought back; there is nothing to fill in then
 * @param plan who could sign it today, function by function
 * @param foreseeable whether its effect can be shown before it is put before anybody
 * @param impact the effect, where somebody asked for it
 */
public record ProposeView(
        Words title,
        Words lead,
        String kind,
        String useCase,
        String scope,
        String way,
        List<Place> places,
        FormView form,
        List<Words> brought,
        String reason,
        Words who,
        List<CharterView.Who> plan,
        List<RivalView> rivals,
        boolean foreseeable,
        Optional<ImpactView> impact) {

    public record Place(Words name, String url, boolean here) {}
}
