package io.threekey.server.signin;

import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ReplayedPeriod;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.RecordedSignIn.Situation;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The sign-ins of the past on which policies ruled, as the ledger has them. */
@Component
class RecordedSignIns {

    private final Ledger ledger;
    private final PoliciesInForce policies;

    RecordedSignIns(Ledger ledger, PoliciesInForce policies) {
        this.ledger = ledger;
        this.policies = policies;
    }

    /** @return the period that was read: the newer part of it where the whole would keep somebody waiting */
    ReplayedPeriod read(ReplayedPeriod period, Predicate<Situation> concerned, RulingsCompared compared) {
        var affordable = Affordable.of(SignInEntries.LET_IN, period, ledger);
        var again = new RuledAgain(policies.chain().history());
        each(affordable.from(), affordable.until(), past -> {
            if (concerned.test(past.situation())) {
                compared.take(past, again.comesOutAsRecorded(past));
            }
        });
        return affordable;
    }

    /** The end is not part of it. */
    void each(Instant from, Instant until, Consumer<RecordedSignIn> reader) {
        ledger.eachOf(SignInEntries.LET_IN, from, until, entry -> reader.accept(RecordedSignIn.letIn(entry)));
        ledger.eachOf(
                SignInEntries.REFUSED,
                from,
                until,
                entry -> RecordedSignIn.keptOut(entry).ifPresent(reader));
    }
}
