package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * The form of a proposal.
 *
 * @param brought what would change where an earlier policy is brought back; there is nothing to fill in then
 * @param enactment how it takes effect, where the way it takes leaves a choice
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
        List<Group> groups,
        List<Words> brought,
        Optional<EnactmentForm> enactment,
        String reason,
        Words who,
        List<CharterView.Who> plan,
        List<Words> faults,
        List<RivalView> rivals,
        boolean foreseeable,
        Optional<ImpactView> impact) {

    public record Group(Words title, List<Field> fields) {}

    /** @param value as typed or as in force; it may be anything a person typed */
    public record Field(String name, Words label, Words unit, String value, long least, long most) {}
}
