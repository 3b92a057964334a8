package io.threekey.server.signin;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds.Answer;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.notices.Notice;
import io.threekey.server.notices.Notices;
import io.threekey.server.notices.Recipient;
import io.threekey.server.notices.Urgency;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells that sign-ins look unlike the people whose keys they are: security once an hour for each use case, and the person
 * once a day, who knows best. However many there are, that is all that anybody is sent; each stands in the ledger.
 */
@Component
class UnusualSignIns {

    private static final String SECURITYS = "/ledger?kind=" + SignInEntries.LOOKED_UNLIKE_THEM.name();

    private final RiskLevels levels;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    UnusualSignIns(RiskLevels levels, Notices notices, Ledger ledger, Clock clock) {
        this.levels = levels;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** In the transaction of the sign-in; where what went before is as usual, or nothing was decided, nobody is told. */
    void record(PersonId person, FactsOfSignIns.Found found) {
        var facts = found.facts();
        judge(person, facts.recently(), found.policies().risk());
        if (found.policies().answerTo(facts) == Answer.NOTHING) {
            return;
        }
        ledger.append(
                SignInEntries.LOOKED_UNLIKE_THEM,
                person.value(),
                SignInEntries.lookedUnlikeThem(
                        person, facts.recently(), found.policies().risk().orElseThrow()));
        tell(person, facts.workplace().orElseThrow());
    }

    private void judge(PersonId person, RecentHistory recently, Optional<DecidedThresholds> risk) {
        var decided = risk.map(DecidedThresholds::thresholds);
        var level =
                decided.map(thresholds -> RiskLevel.of(recently, thresholds)).orElse(RiskLevel.LOW);
        levels.judged(
                person,
                level,
                level == RiskLevel.LOW
                        ? Set.of()
                        : decided.map(thresholds -> thresholds.signalsIn(recently))
                                .orElse(Set.of()));
    }

    private void tell(PersonId person, Workplace work) {
        var now = clock.instant();
        notices.tell(new Notice(
                "sign-ins.unusual",
                List.of(),
                Urgency.INFORM,
                List.of(Recipient.of(Function.SECURITY)),
                SECURITYS,
                "unusual/" + work.useCase().code() + "/" + now.truncatedTo(ChronoUnit.HOURS)));
        notices.tell(new Notice(
                "sign-in.unusual",
                List.of(now),
                Urgency.INFORM,
                List.of(Recipient.of(person)),
                "/me",
                "unusual/" + person + "/" + now.atOffset(ZoneOffset.UTC).toLocalDate()));
    }
}
