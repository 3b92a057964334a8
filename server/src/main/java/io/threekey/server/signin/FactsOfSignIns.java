package io.threekey.server.signin;

import io.threekey.charter.PersonId;
import io.threekey.charter.Scope;
import io.threekey.evidence.KeyTraits;
import io.threekey.evidence.RecentHistory;
import io.threekey.evidence.RiskThresholds.Answer;
import io.threekey.server.authenticators.Authenticators;
import io.threekey.server.authenticators.Passkey;
import io.threekey.server.people.People;
import io.threekey.server.people.Person;
import io.threekey.server.signin.SignInFacts.ShownKey;
import io.threekey.server.signin.SignInFacts.Workplace;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings together what a sign-in is ruled by: the facts about it, and the policies for where it is. */
@Component
class FactsOfSignIns {

    private final People people;
    private final KeysAtHand keys;
    private final PoliciesDoor inForce;
    private final WhereFrom places;
    private final WhatWentBefore before;
    private final KeptOutLately keptOut;

    FactsOfSignIns(
            People people,
            KeysAtHand keys,
            PoliciesDoor inForce,
            WhereFrom places,
            WhatWentBefore before,
            KeptOutLately keptOut) {
        this.people = people;
        this.keys = keys;
        this.inForce = inForce;
        this.places = places;
        this.before = before;
        this.keptOut = keptOut;
    }

    /** @param seenAt the site whose network it comes from; empty where it is none's */
    record Found(Optional<Person> person, SignInFacts facts, PoliciesObeyed policies, Optional<Scope> seenAt) {}

    Found about(Authenticators.Shown shown, StepsOfTheKey.Judgement.Genuine genuine, Arrival arrival) {
        var passkey = shown.passkey();
        var person = people.find(passkey.person());
        var workplace = person.flatMap(Workplace::of);
        var policies = inForce.inForce(workplace);
        var seenAt = arrival.address().flatMap(places::site);
        var facts = new SignInFacts(
                workplace,
                new ShownKey(genuine.traits(), shown.revoked()),
                Set.of(),
                recently(passkey, genuine, seenAt, workplace, policies, arrival));
        return new Found(person, withOtherKeys(passkey, facts, policies), policies, seenAt);
    }

    private RecentHistory recently(
            Passkey passkey,
            StepsOfTheKey.Judgement.Genuine genuine,
            Optional<Scope> seenAt,
            Optional<Workplace> workplace,
            PoliciesObeyed policies,
            Arrival arrival) {
        var recently = before.of(passkey, genuine.counterWentBack(), seenAt, arrival);
        return policies.risk()
                .flatMap(decided -> workplace.map(work -> counted(passkey.person(), recently, decided, work)))
                .orElse(recently);
    }

    /** What else matters where the thresholds would hinder them, and costs something to find out. */
    private RecentHistory counted(PersonId person, RecentHistory recently, DecidedThresholds decided, Workplace work) {
        var thresholds = decided.thresholds();
        if (thresholds.isForKeepingOut(recently, work.careSetting())) {
            return recently.counting(keptOut.besides(person, decided.policy().address()));
        }
        return thresholds.answerTo(recently, work.careSetting()) == Answer.ASK_MORE
                ? recently.asked(before.wasAskedForMore(person))
                : recently;
    }

    private SignInFacts withOtherKeys(Passkey passkey, SignInFacts facts, PoliciesObeyed policies) {
        var mayHaveToShowAnother =
                !policies.areMetBy(facts.key().traits()) || policies.answerTo(facts) == Answer.ASK_MORE;
        return mayHaveToShowAnother
                ? new SignInFacts(facts.workplace(), facts.key(), otherKeys(passkey), facts.recently())
                : facts;
    }

    private Set<KeyTraits> otherKeys(Passkey passkey) {
        return keys.othersOf(passkey).collect(Collectors.toSet());
    }
}
