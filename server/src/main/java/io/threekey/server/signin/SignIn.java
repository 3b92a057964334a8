package io.threekey.server.signin;

import io.threekey.evidence.AskedOfKeys;
import io.threekey.evidence.RiskThresholds;
import io.threekey.server.access.Caller;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.authenticators.PasskeyUse;
import io.threekey.server.keys.SealedChallenges;
import io.threekey.server.ledger.LateWrites;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.signin.Ruling.Obligation;
import io.threekey.server.timing.SignInTimes;
import io.threekey.server.timing.TimedSignIn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A sign-in from question to session. What it answers before the signature holds is the same for a key that somebody
 * has and one that nobody has; what really was wrong stands in the ledger.
 */
@Component
public class SignIn {

    private static final String PURPOSE = "sign-in";

    private final SealedChallenges challenges;
    private final AssertionCeremony ceremony;
    private final StepsBeforeTheKey before;
    private final StepsOfTheKey steps;
    private final DecisionKeyRegister decisionKeys;
    private final Authenticators authenticators;
    private final FactsOfSignIns facts;
    private final LimitsDoor limits;
    private final UnusualSignIns unusual;
    private final WrongAnswers wrongAnswers;
    private final NewsOfAttempts news;
    private final KeptOutLately keptOut;
    private final Sessions sessions;
    private final KeysAtHand keys;
    private final SessionCaller callers;
    private final SpentChallenges spent;
    private final Ledger ledger;
    private final LateWrites late;
    private final SignInTimes times;
    private final TransactionTemplate transaction;

    SignIn(
            SealedChallenges challenges,
            AssertionCeremony ceremony,
            StepsBeforeTheKey before,
            StepsOfTheKey steps,
            DecisionKeyRegister decisionKeys,
            Authenticators authenticators,
            FactsOfSignIns facts,
            LimitsDoor limits,
            UnusualSignIns unusual,
            WrongAnswers wrongAnswers,
            NewsOfAttempts news,
            KeptOutLately keptOut,
            Sessions sessions,
            KeysAtHand keys,
            SessionCaller callers,
            SpentChallenges spent,
            Ledger ledger,
            LateWrites late,
            SignInTimes times,
            PlatformTransactionManager transactions) {
        this.challenges = challenges;
        this.ceremony = ceremony;
        this.before = before;
        this.steps = steps;
        this.decisionKeys = decisionKeys;
        this.authenticators = authenticators;
        this.facts = facts;
        this.limits = limits;
        this.unusual = unusual;
        this.wrongAnswers = wrongAnswers;
        this.news = news;
        this.keptOut = keptOut;
        this.sessions = sessions;
        this.keys = keys;
        this.callers = callers;
        this.spent = spent;
        this.ledger = ledger;
        this.late = late;
        this.times = times;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param options for the browser; {@code sealed} comes back with its answer */
    public record Question(String options, String sealed) {}

    public sealed interface Outcome {

        /**
         * @param token the session's secret, for a cookie and nothing else
         * @param onward where they were led on to, if anywhere
         */
        record In(String token, Optional<LeadsOn.Way> onward) implements Outcome {}

        /**
         * @param wouldDo the names of those of their keys that would let them in; only where they proved who they are
         * @param gone the credential that its own list of keys need not offer any more, because it lets nobody in
         */
        record Out(SignInRefusal reason, List<String> wouldDo, Optional<String> gone) implements Outcome {

            public Out {
                wouldDo = List.copyOf(wouldDo);
            }
        }
    }

    private record Asked(
            byte[] challenge,
            Instant expires,
            Arrival arrival,
            TimedSignIn timed,
            BiFunction<Caller.SignedIn, Authentication, Optional<LeadsOn.Way>> onward) {}

    /** @param browser what only the same browser can bring back */
    public Question ask(String browser) {
        return ask(browser, List.of());
    }

    /** @param needed the keys of which it takes one, where that is known: the browser is told where to look for it */
    public Question ask(String browser, List<Passkey> needed) {
        var issued = challenges.issue(PURPOSE, browser);
        return new Question(ceremony.options(issued.challenge(), KeyHints.of(needed)), issued.sealed());
    }

    public Outcome answer(String sealed, String browser, String response, Arrival arrival) {
        return answer(sealed, browser, response, arrival, LeadsOn::nowhere);
    }

    /** @param onward in the transaction that lets them in */
    public Outcome answer(
            String sealed,
            String browser,
            String response,
            Arrival arrival,
            BiFunction<Caller.SignedIn, Authentication, Optional<LeadsOn.Way>> onward) {
        var timed = times.begin(arrival.took());
        var outcome = switch (challenges.open(sealed, PURPOSE, browser)) {
            case SealedChallenges.Opened asked ->
                ceremony.read(response)
                        .map(presented ->
                                judge(presented, new Asked(asked.challenge(), asked.expires(), arrival, timed, onward)))
                        .orElse(out(SignInRefusal.UNREADABLE));
            case SealedChallenges.Refused refused -> out(SignInRefusal.TOO_LATE);
        };
        switch (outcome) {
            case Outcome.In in -> timed.letIn(in.onward().map(LeadsOn.Way::application));
            case Outcome.Out out -> timed.refused(out.reason().refusalKey());
        }
        return outcome;
    }

    private Outcome judge(PresentedKey presented, Asked asked) {
        var failure = before.firstFailure(presented, asked.challenge());
        if (failure.isPresent()) {
            return out(failure.get());
        }
        if (decisionKeys.holds(presented.credential())) {
            return out(SignInRefusal.DECISION_KEY);
        }
        return authenticators
                .shown(presented.credential())
                .map(shown -> judge(presented, shown, asked))
                .orElseGet(() -> out(SignInRefusal.NOT_KNOWN, presented.credential()));
    }

    private Outcome judge(PresentedKey presented, Authenticators.Shown shown, Asked asked) {
        var passkey = shown.passkey();
        return switch (steps.judge(presented, passkey, asked.challenge())) {
            case StepsOfTheKey.Judgement.Wrong wrong -> answeredWrongly(passkey, wrong, asked);
            case StepsOfTheKey.Judgement.Genuine genuine
            when asked.arrival().isNotFor(passkey.person().value()) -> broughtAnothersKey(passkey, asked);
            case StepsOfTheKey.Judgement.Genuine genuine -> rule(shown, genuine, asked);
        };
    }

    private Outcome broughtAnothersKey(Passkey passkey, Asked asked) {
        return once(asked, () -> {
            var entry = SignInEntries.refused(passkey, SignInRefusal.WRONG_PERSON, "another-is-in");
            ledger.append(SignInEntries.REFUSED, passkey.person().value(), entry);
            return out(SignInRefusal.WRONG_PERSON);
        });
    }

    private Outcome answeredWrongly(Passkey passkey, StepsOfTheKey.Judgement.Wrong wrong, Asked asked) {
        var out = out(wrong.reason(), passkey.id());
        if (wrongAnswers.isToBeRecorded(passkey)) {
            once(asked, () -> {
                var entry = SignInEntries.refused(passkey, wrong.reason(), wrong.detail());
                ledger.append(SignInEntries.REFUSED, passkey.person().value(), entry);
                news.failed(passkey.person(), wrong.reason());
                return out;
            });
        }
        return out; // the same also where the challenge was answered before: it says of no key that somebody has it
    }

    private Outcome rule(Authenticators.Shown shown, StepsOfTheKey.Judgement.Genuine genuine, Asked asked) {
        var passkey = shown.passkey();
        var found = facts.about(shown, genuine, asked.arrival());
        found.person()
                .ifPresent(known ->
                        asked.timed().isBy(known, found.facts().workplace().map(SignInFacts.Workplace::useCase)));
        return switch (RulingFunction.rule(found.policies(), found.facts())) {
            case Ruling.Refused ruling -> keepOut(passkey, found, ruling, asked);
            case Ruling.StepUp ruling -> askForAnother(passkey, found, ruling, asked);
            case Ruling.LetIn ruling -> letIn(passkey, found, ruling, genuine, asked);
        };
    }

    private Outcome keepOut(Passkey passkey, FactsOfSignIns.Found found, Ruling.Refused ruling, Asked asked) {
        ruling.policy()
                .map(ObeyedPolicy::address)
                .filter(by -> by.kind().equals(RiskThresholds.KIND))
                .ifPresent(by -> keptOut.note(by, passkey.person()));
        return once(asked, () -> {
            var entry = SignInEntries.refused(passkey, ruling.reason(), found, ruling.policy());
            ledger.append(SignInEntries.REFUSED, passkey.person().value(), entry);
            unusual.record(passkey.person(), found);
            return out(ruling.reason(), passkey.id());
        });
    }

    private Outcome askForAnother(Passkey passkey, FactsOfSignIns.Found found, Ruling.StepUp ruling, Asked asked) {
        return once(asked, () -> {
            var entry = SignInEntries.refused(passkey, SignInRefusal.ANOTHER_KEY, found, Optional.of(ruling.policy()));
            ledger.append(SignInEntries.REFUSED, passkey.person().value(), entry);
            unusual.record(passkey.person(), found);
            return new Outcome.Out(
                    SignInRefusal.ANOTHER_KEY, wouldDo(passkey, found.policies(), ruling.needed()), Optional.empty());
        });
    }

    private List<String> wouldDo(Passkey passkey, PoliciesObeyed policies, AskedOfKeys needed) {
        return keys.meeting(passkey.person(), traits -> policies.areMetBy(traits) && needed.isMetBy(traits)).stream()
                .map(Passkey::label)
                .toList();
    }

    private Optional<RulingBeside> beside(SignInFacts facts) {
        return facts.workplace().flatMap(limits::onTheirWay).flatMap(coming -> coming.rule(facts));
    }

    private Outcome letIn(
            Passkey passkey,
            FactsOfSignIns.Found found,
            Ruling.LetIn ruling,
            StepsOfTheKey.Judgement.Genuine genuine,
            Asked asked) {
        return late.believing(() -> once(asked, () -> {
            if (ruling.obligations().contains(Obligation.RECORD_THAT_THE_COUNTER_WENT_BACK)) {
                wentBack(passkey, genuine.use());
            }
            unusual.record(passkey.person(), found);
            authenticators.used(passkey, genuine.use()).ifPresent(meanwhile -> wentBack(meanwhile, genuine.use()));
            var admitted = new Sessions.Admitted(passkey, found, ruling, beside(found.facts()));
            var opened = sessions.open(admitted, asked.arrival());
            var in = callers.signedIn(found.person().orElseThrow(), opened.session());
            return new Outcome.In(opened.token(), asked.onward().apply(in, sessions.authentication(opened.session())));
        }));
    }

    private void wentBack(Passkey known, PasskeyUse use) {
        ledger.append(
                SignInEntries.COUNTER_WENT_BACK,
                known.person().value(),
                SignInEntries.counterWentBack(known, use.counter()));
    }

    /** A challenge is acted on once, on whatever node (WebAuthn 13.4.3). */
    private Outcome once(Asked asked, Supplier<Outcome> action) {
        asked.timed().ruled();
        return transaction.execute(status ->
                spent.spend(asked.challenge(), asked.expires()) ? action.get() : out(SignInRefusal.ALREADY_USED));
    }

    private static Outcome out(SignInRefusal reason) {
        return new Outcome.Out(reason, List.of(), Optional.empty());
    }

    /**
     * Whether a key is unknown or its signature wrong is told to nobody, so that both are answered alike: with honest
     * browsers and keys there is no wrong signature.
     */
    private static Outcome out(SignInRefusal reason, String credential) {
        var gone = reason == SignInRefusal.NOT_KNOWN || reason == SignInRefusal.KEY_WITHDRAWN;
        return new Outcome.Out(reason, List.of(), gone ? Optional.of(credential) : Optional.empty());
    }
}
