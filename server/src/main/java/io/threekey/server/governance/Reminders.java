package io.threekey.server.governance;

import static java.util.stream.Collectors.toCollection;

import io.threekey.charter.DecisionRight;
import io.threekey.charter.Function;
import io.threekey.charter.PolicyVersion;
import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.ProposalState;
import io.threekey.server.governance.ProposalStatus.Adopted;
import io.threekey.server.governance.ProposalStatus.Undecided;
import io.threekey.server.jobs.JobName;
import io.threekey.server.jobs.Jobs;
import io.threekey.server.jobs.OneTimeJob;
import io.threekey.server.notices.Notice;
import io.threekey.server.notices.Notices;
import io.threekey.server.notices.Recipient;
import io.threekey.server.notices.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds whoever a decision waits for, tells the sponsor when the way out opens, and everybody before something
 * lapses. Each reminder looks again when it is due, and says nothing about what is settled.
 */
@Component
class Reminders {

    private static final JobName REMIND = new JobName("governance.remind");
    private static final String WAITS = "waits";
    private static final String WAY_OUT = "way-out";
    private static final String LAPSES = "lapses";

    private final Jobs jobs;
    private final Notices notices;
    private final CaseFile cases;
    private final TransactionTemplate transaction;
    private final PoliciesInForce policies;
    private final Subjects subjects;
    private final AbsencesKnown absences;
    private final Clock clock;

    Reminders(
            Jobs jobs,
            Notices notices,
            CaseFile cases,
            TransactionTemplate transaction,
            PoliciesInForce policies,
            Subjects subjects,
            AbsencesKnown absences,
            Clock clock) {
        this.jobs = jobs;
        this.notices = notices;
        this.cases = cases;
        this.transaction = transaction;
        this.policies = policies;
        this.subjects = subjects;
        this.absences = absences;
        this.clock = clock;
    }

    /** At half of the time it may wait, and at three quarters. */
    void plan(Proposal proposal, DecisionRight right) {
        var open = Duration.ofDays(right.openDays());
        remind(proposal, WAITS + "-half", proposal.proposedAt().plus(open.dividedBy(2)), WAITS);
        remind(
                proposal,
                WAITS + "-late",
                proposal.proposedAt().plus(open.multipliedBy(3).dividedBy(4)),
                WAITS);
        policies.chain().charter().wayOutOpens(proposal).ifPresent(opens -> remind(proposal, WAY_OUT, opens, WAY_OUT));
    }

    /** A third of its time before it lapses, so that there is time to ratify or renew it. */
    void plan(Proposal proposal, PolicyVersion version) {
        version.until()
                .map(end -> end.minus(Duration.between(version.adoptedAt(), end).dividedBy(3)))
                .ifPresent(at -> remind(proposal, LAPSES, at, LAPSES));
    }

    private void remind(Proposal proposal, String occasion, Instant at, String of) {
        jobs.schedule(REMIND, proposal.id() + "/" + occasion, at, of);
    }

    @Bean
    OneTimeJob reminding() {
        return new OneTimeJob(REMIND, due -> {
            var slash = due.key().indexOf('/');
            cases.find(new ProposalId(due.key().substring(0, slash)))
                    .ifPresent(one -> transaction.executeWithoutResult(status -> remind(one, due.key(), due.data())));
            return new OneTimeJob.Done();
        });
    }

    private void remind(ProposalCase one, String key, String of) {
        switch (of) {
            case WAITS -> waits(one, key);
            case WAY_OUT -> wayOut(one, key);
            case LAPSES -> lapses(one, key);
            default -> throw new IllegalStateException("nobody is reminded of " + of);
        }
    }

    private void waits(ProposalCase one, String key) {
        var missing = missing(one);
        if (!missing.isEmpty()) {
            tell("proposal.still-waits", one, key, missing, one.proposal().openUntil());
        }
    }

    private void wayOut(ProposalCase one, String key) {
        if (one.isOpen()) {
            tell(
                    "proposal.way-out",
                    one,
                    key,
                    Set.of(Function.SPONSOR),
                    one.proposal().openUntil());
        }
    }

    private void lapses(ProposalCase one, String key) {
        if (one.status() instanceof Adopted(var version)
                && policies.at(version.address()).filter(version::equals).isPresent()) {
            tell(
                    "decision.lapses",
                    one,
                    key,
                    EnumSet.allOf(Function.class),
                    version.until().orElseThrow());
        }
    }

    /** Those whose signature is missing; where an objection stands, those who object. */
    private static Set<Function> missing(ProposalCase one) {
        if (!(one.status() instanceof Undecided(var state))) {
            return Set.of();
        }
        return (switch (state) {
                    case ProposalState.Open(var missing) -> ways(missing.ways());
                    case ProposalState.Escalated(var objections, var missing) -> ways(missing.ways());
                    case ProposalState.Blocked(var objections) ->
                        objections.stream().map(act -> act.seat().function());
                    case ProposalState.ReadyToAdopt ready -> Stream.<Function>empty();
                    case ProposalState.Stopped stopped -> Stream.<Function>empty();
                    case ProposalState.Lapsed lapsed -> Stream.<Function>empty();
                    case ProposalState.Undecidable undecidable -> Stream.<Function>empty();
                })
                .collect(toCollection(() -> EnumSet.noneOf(Function.class)));
    }

    private static Stream<Function> ways(List<Map<Function, Integer>> ways) {
        return ways.stream().flatMap(way -> way.keySet().stream());
    }

    private void tell(String code, ProposalCase one, String key, Set<Function> to, Instant end) {
        var subject = subjects.of(one.proposal());
        var standIns = StandIns.of(one.charter(), to, absences.known(), clock.instant());
        tell(code, List.of(subject, end), one, standIns.asBefore(), key);
        standIns.told()
                .forEach((function, told) -> tell(
                        code + ".stand-in",
                        List.of(subject, end, told.until()),
                        one,
                        told.present(),
                        key + "/" + function.code()));
    }

    private void tell(String code, List<?> arguments, ProposalCase one, List<Recipient> recipients, String key) {
        if (!recipients.isEmpty()) {
            notices.tell(new Notice(
                    code,
                    arguments,
                    Urgency.INFORM,
                    recipients,
                    "/proposals/" + one.proposal().id(),
                    "reminder/" + key));
        }
    }
}
