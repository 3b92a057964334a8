package io.threekey.charter;

import static io.threekey.charter.Unless.unless;

import java.util.Optional;
import java.util.stream.Stream;

/** The group sets the floor: no site decides with fewer signatures, hears fewer people or opens the way out sooner. */
final class FloorReview {
    private FloorReview() {}

    static Stream<CharterFault> of(Charter charter) {
        return charter.rights().stream()
                .filter(right -> !right.scope().isGroup())
                .flatMap(site -> floor(charter, site)
                        .map(group -> faults(group, site))
                        .orElseGet(() -> Stream.of(
                                RightReview.fault(site, "The group has no right for this that sets the floor."))));
    }

    private static Optional<DecisionRight> floor(Charter charter, DecisionRight site) {
        return inTheGroup(charter, site.decision(), site.useCase())
                .or(() -> inTheGroup(charter, site.decision(), Optional.empty()));
    }

    private static Optional<DecisionRight> inTheGroup(
            Charter charter, DecisionKind decision, Optional<UseCase> useCase) {
        return charter.rights().stream()
                .filter(right -> right.scope().isGroup()
                        && right.decision().equals(decision)
                        && right.useCase().equals(useCase))
                .findFirst();
    }

    private static Stream<CharterFault> faults(DecisionRight group, DecisionRight site) {
        return Stream.of(
                        unless(
                                asksAtLeast(site.quorum(), group.quorum()),
                                "The site could decide with signatures that the group's right finds too few."),
                        unless(
                                hearsAtLeast(site, group),
                                "An objection would do less at the site than it does in the group."),
                        unless(
                                opensNoSooner(site.wayOutWorkingDays(), group.wayOutWorkingDays()),
                                "The sponsor's way out would open sooner at the site than in the group."))
                .flatMap(Optional::stream)
                .map(sentence -> RightReview.fault(site, sentence));
    }

    /** Whether every way to meet the one quorum also meets the other. */
    static boolean asksAtLeast(Quorum quorum, Quorum floor) {
        return Alternatives.of(quorum).stream()
                .allMatch(way -> Alternatives.of(floor).stream().anyMatch(way::covers));
    }

    private static boolean hearsAtLeast(DecisionRight site, DecisionRight group) {
        return weight(site.objection()) >= weight(group.objection())
                && Stream.of(Function.values()).filter(group::hears).allMatch(site::hears);
    }

    private static int weight(ObjectionEffect effect) {
        return switch (effect) {
            case NOTED -> 0;
            case ESCALATES -> 1;
            case BLOCKS -> 2;
        };
    }

    private static boolean opensNoSooner(int site, int group) {
        return site == 0 || group > 0 && site >= group;
    }
}
