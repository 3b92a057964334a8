package io.threekey.charter;

import static io.threekey.charter.Function.CLINICAL_OPERATIONS;
import static io.threekey.charter.Function.IAM;
import static io.threekey.charter.Function.SECURITY;
import static io.threekey.charter.Function.SPONSOR;
import static io.threekey.charter.Function.STAFF_REPRESENTATION;

import io.threekey.charter.Quorum.AllOf;
import io.threekey.charter.Quorum.AnyOf;
import io.threekey.charter.Quorum.AtLeast;
import io.threekey.charter.Quorum.From;
import io.threekey.charter.json.Json;
import io.threekey.charter.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A charter so small that every course of a decision under it can be walked.
 *
 * @param quorum as the charter writes it
 * @param ways the same told by hand: each list of places, filled, is enough
 * @param wayOut working days after which the sponsor may decide against one domain
 */
record SmallCharter(
        String name,
        PolicyAddress address,
        List<Seat> seats,
        Quorum quorum,
        List<List<Function>> ways,
        ObjectionEffect objection,
        List<Function> consulted,
        int wayOut) {
    /** A Tuesday on which St. Anna does not work; three working days later it is Friday, the same hour. */
    static final int FRIDAY = 3;

    static final int FRESH_HOURS = 48;
    static final int OPEN_DAYS = 6;

    /** The seat that a succession fills. */
    static final SeatId FILLED = new SeatId("iam");

    static List<SmallCharter> all() {
        return List.of(
                threeDomains("every domain, objections block, with a way out", ObjectionEffect.BLOCKS),
                new SmallCharter(
                        "two domains, one with a deputy, objections block, without a way out",
                        AHospital.limits(),
                        seats("sponsor", "iam", "iam-deputy", "security"),
                        new AllOf(List.of(new From(IAM, 1), new From(SECURITY, 1))),
                        List.of(List.of(IAM, SECURITY)),
                        ObjectionEffect.BLOCKS,
                        List.of(),
                        0),
                threeDomains("every domain, objections escalate, with a way out", ObjectionEffect.ESCALATES),
                new SmallCharter(
                        "two domains, a third is consulted, objections are noted, with a way out",
                        AHospital.limits(),
                        seats("sponsor", "iam", "clinical-operations", "security"),
                        new AllOf(List.of(new From(IAM, 1), new From(CLINICAL_OPERATIONS, 1))),
                        List.of(List.of(IAM, CLINICAL_OPERATIONS)),
                        ObjectionEffect.NOTED,
                        List.of(SECURITY),
                        FRIDAY),
                twoOfThree("two of three domains, objections block, with a way out", ObjectionEffect.BLOCKS),
                twoOfThree("two of three domains, objections are noted, with a way out", ObjectionEffect.NOTED),
                new SmallCharter(
                        "two domains, objections escalate, the staff are consulted",
                        AHospital.limits(),
                        seats("sponsor", "iam", "security", "staff-representation"),
                        new AllOf(List.of(new From(IAM, 1), new From(SECURITY, 1))),
                        List.of(List.of(IAM, SECURITY)),
                        ObjectionEffect.ESCALATES,
                        List.of(STAFF_REPRESENTATION),
                        FRIDAY),
                new SmallCharter(
                        "two domains and the staff, objections block, with a way out",
                        AHospital.limits(),
                        seats("sponsor", "iam", "security", "staff-representation"),
                        new AllOf(List.of(new From(IAM, 1), new From(SECURITY, 1), new From(STAFF_REPRESENTATION, 1))),
                        List.of(List.of(IAM, SECURITY, STAFF_REPRESENTATION)),
                        ObjectionEffect.BLOCKS,
                        List.of(),
                        FRIDAY),
                new SmallCharter(
                        "one domain and the staff, another domain is consulted, objections block, with a way out",
                        AHospital.limits(),
                        seats("sponsor", "iam", "security", "staff-representation"),
                        new AllOf(List.of(new From(IAM, 1), new From(STAFF_REPRESENTATION, 1))),
                        List.of(List.of(IAM, STAFF_REPRESENTATION)),
                        ObjectionEffect.BLOCKS,
                        List.of(SECURITY),
                        FRIDAY),
                new SmallCharter(
                        "one domain with one of the others, objections block, with a way out",
                        AHospital.limits(),
                        seats("sponsor", "iam", "security", "clinical-operations"),
                        new AllOf(List.of(
                                new From(IAM, 1),
                                new AnyOf(List.of(new From(SECURITY, 1), new From(CLINICAL_OPERATIONS, 1))))),
                        List.of(List.of(IAM, SECURITY), List.of(IAM, CLINICAL_OPERATIONS)),
                        ObjectionEffect.BLOCKS,
                        List.of(),
                        FRIDAY),
                new SmallCharter(
                        "sponsor and one domain, objections block, with a way out",
                        AHospital.limits(),
                        seats("sponsor", "iam", "iam-deputy"),
                        new AllOf(List.of(new From(SPONSOR, 1), new From(IAM, 1))),
                        List.of(List.of(SPONSOR, IAM)),
                        ObjectionEffect.BLOCKS,
                        List.of(),
                        FRIDAY),
                new SmallCharter(
                        "sponsor and two domains, objections block, with a way out",
                        AHospital.limits(),
                        seats("sponsor", "sponsor-deputy", "iam", "security"),
                        new AllOf(List.of(new From(SPONSOR, 1), new From(IAM, 1), new From(SECURITY, 1))),
                        List.of(List.of(SPONSOR, IAM, SECURITY)),
                        ObjectionEffect.BLOCKS,
                        List.of(),
                        FRIDAY),
                new SmallCharter(
                        "the sponsor holds a domain too, objections block, with a way out",
                        AHospital.limits(),
                        List.of(seat("sponsor"), heldBy("iam", "sponsor"), seat("security")),
                        new AllOf(List.of(new From(IAM, 1), new From(SECURITY, 1))),
                        List.of(List.of(IAM, SECURITY)),
                        ObjectionEffect.BLOCKS,
                        List.of(),
                        FRIDAY),
                new SmallCharter(
                        "one person in two domains, objections escalate, with a way out",
                        AHospital.limits(),
                        List.of(
                                seat("sponsor"),
                                seat("iam"),
                                heldBy("clinical-operations", "iam"),
                                seat("clinical-operations-deputy")),
                        new AllOf(List.of(new From(IAM, 1), new From(CLINICAL_OPERATIONS, 1))),
                        List.of(List.of(IAM, CLINICAL_OPERATIONS)),
                        ObjectionEffect.ESCALATES,
                        List.of(),
                        FRIDAY),
                new SmallCharter(
                        "two people of one domain, where a deputy holds another's seat, objections are noted",
                        AHospital.limits(),
                        List.of(seat("iam"), seat("iam-deputy"), secondIam(), seat("security")),
                        new AllOf(List.of(new From(IAM, 2), new From(SECURITY, 1))),
                        List.of(List.of(IAM, IAM, SECURITY)),
                        ObjectionEffect.NOTED,
                        List.of(),
                        FRIDAY),
                new SmallCharter(
                        "a charter change, whatever way out its right is given",
                        PolicyAddress.CHARTER,
                        seats("sponsor", "iam", "security", "clinical-operations"),
                        AHospital.everyone(),
                        List.of(List.of(SPONSOR, IAM, SECURITY, CLINICAL_OPERATIONS)),
                        ObjectionEffect.BLOCKS,
                        List.of(),
                        FRIDAY),
                succession("a succession", seats("sponsor", "iam", "security", "clinical-operations")),
                succession(
                        "a succession on the way to which every term ends",
                        List.of(ending("sponsor"), ending("iam"), ending("security"), ending("clinical-operations"))),
                succession(
                        "a succession on the way to which every term but one ends",
                        List.of(ending("sponsor"), ending("iam"), ending("security"), seat("clinical-operations"))),
                succession(
                        "a succession on the way to which two terms end, one of them with a deputy's",
                        List.of(
                                seat("sponsor"),
                                ending("iam"),
                                ending("iam-deputy"),
                                ending("security"),
                                seat("clinical-operations"))),
                succession(
                        "a succession on the way to which two terms end and then another begins",
                        List.of(
                                seat("sponsor"),
                                ending("iam"),
                                ending("iam-deputy"),
                                beginning("security"),
                                seat("clinical-operations"))));
    }

    private static SmallCharter succession(String name, List<Seat> seats) {
        return new SmallCharter(
                name,
                PolicyAddress.SEAT_SUCCESSION,
                seats,
                new AtLeast(3, AHospital.each()),
                List.of(
                        List.of(SPONSOR, IAM, CLINICAL_OPERATIONS),
                        List.of(SPONSOR, IAM, SECURITY),
                        List.of(SPONSOR, CLINICAL_OPERATIONS, SECURITY),
                        List.of(IAM, CLINICAL_OPERATIONS, SECURITY)),
                ObjectionEffect.NOTED,
                List.of(),
                0);
    }

    private static SmallCharter threeDomains(String name, ObjectionEffect effect) {
        return new SmallCharter(
                name,
                AHospital.limits(),
                seats("sponsor", "iam", "clinical-operations", "security"),
                AHospital.threeOwners(),
                List.of(List.of(IAM, CLINICAL_OPERATIONS, SECURITY)),
                effect,
                List.of(),
                FRIDAY);
    }

    private static SmallCharter twoOfThree(String name, ObjectionEffect effect) {
        return new SmallCharter(
                name,
                AHospital.limits(),
                seats("sponsor", "iam", "clinical-operations", "security"),
                new AtLeast(2, List.of(new From(IAM, 1), new From(CLINICAL_OPERATIONS, 1), new From(SECURITY, 1))),
                List.of(
                        List.of(IAM, CLINICAL_OPERATIONS),
                        List.of(IAM, SECURITY),
                        List.of(CLINICAL_OPERATIONS, SECURITY)),
                effect,
                List.of(),
                FRIDAY);
    }

    private static List<Seat> seats(String... ids) {
        return List.of(ids).stream().map(SmallCharter::seat).toList();
    }

    private static Seat seat(String id) {
        return AHospital.seats().stream()
                .filter(seat -> seat.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Seat heldBy(String id, String holder) {
        return changed(seat(id), id, Optional.empty(), Rank.OWNER, holder);
    }

    /** A second seat of IAM with an owner of its own, whom the first owner's deputy stands for too. */
    private static Seat secondIam() {
        return changed(seat("iam"), "iam-two", Optional.empty(), Rank.OWNER, "iam-deputy");
    }

    /** The day after the proposal its term is over. */
    private static Seat ending(String id) {
        return AHospital.held(seat(id), seat(id).from(), AHospital.days(2));
    }

    /** Two days after the proposal its term begins. */
    private static Seat beginning(String id) {
        return AHospital.held(seat(id), AHospital.days(3), seat(id).until());
    }

    private static Seat changed(Seat seat, String id, Optional<SeatId> principal, Rank rank, String holder) {
        return new Seat(
                new SeatId(id),
                seat.function(),
                rank,
                principal,
                new PersonId("holder-of-" + holder),
                "The holder of " + holder,
                seat.from(),
                seat.until(),
                List.of(DecisionKeys.key(id + " first"), DecisionKeys.key(id + " second")));
    }

    Charter charter() {
        var kinds = new LinkedHashMap<>(AHospital.kinds());
        kinds.put(address.kind(), AHospital.kind("the-decision"));
        var right = new DecisionRight(
                new DecisionKind("the-decision"),
                Optional.empty(),
                Scope.GROUP,
                quorum,
                objection,
                consulted,
                new Clocks(OPEN_DAYS, FRESH_HOURS, 0, wayOut, 0, 0),
                "a small charter decides so");
        return AHospital.charter(seats, kinds, List.of(right));
    }

    Proposal proposal(Charter charter) {
        var at = AHospital.days(1);
        return new Proposal(
                new ProposalId("p-small"),
                charter.installation(),
                charter.digest(),
                charter.version(),
                address,
                1,
                Optional.of(PolicyVersion.digestOf(
                        charter.foundingPolicies().getFirst().document())),
                document(charter),
                "the wards asked for it",
                new PersonId("holder-of-iam"),
                at,
                at.plusSeconds(OPEN_DAYS * 24 * 3600L),
                Enactment.REGULAR);
    }

    private JsonObject document(Charter charter) {
        if (!address.equals(PolicyAddress.SEAT_SUCCESSION)) {
            return Json.object().put("idleMinutes", 5).build();
        }
        var next = seats.stream()
                .map(seat -> seat.id().equals(FILLED)
                        ? changed(seat, seat.id().value(), seat.deputisesFor(), seat.rank(), "the-next")
                        : seat)
                .toList();
        return charter.withSeats(2, next).document();
    }

    /** Whether an objection from there counts: whoever is asked, and whoever is consulted. */
    boolean hears(Function function) {
        return consulted.contains(function) || ways.stream().anyMatch(way -> way.contains(function));
    }

    /** Whether the others can decide without this domain: the sponsor, and at least one domain more. */
    boolean hasWayOutOf(Function domain) {
        return wayOut > 0
                && !address.replacesCharter()
                && seats.stream().map(Seat::holder).distinct().count() == seats.size()
                && ways.stream().anyMatch(way -> way.stream().anyMatch(place -> place.isDomain() && place != domain));
    }

    @Override
    public String toString() {
        return name;
    }
}
