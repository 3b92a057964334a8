package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * The form of a proposal.
 *
 * @param foreseeable whether its effect can be shown before it is put before anybody
 * @param impact the effect, where somebody asked for it
 */
public record ProposeView(
        Words subject,
        String kind,
        String useCase,
        List<Group> groups,
        String reason,
        Words quorum,
        List<Words> faults,
        boolean foreseeable,
        Optional<ImpactView> impact) {

    public record Group(Words title, List<Field> fields) {}

    /** @param value as typed or as in force; it may be anything a person typed */
    public record Field(String name, Words label, Words unit, String value, long least, long most) {}
}
