package io.threekey.charter;

/** Why a chain of decisions does not hold, with a plain sentence. */
public enum BreakReason {
    FAULTY_FOUNDING("The founding charter is not one that may be adopted."),
    FOUNDING_NOT_SIGNED("The founding charter is not signed by the sponsor and the three owners."),
    BAD_ACT("An act does not count."),
    MALFORMED_PROPOSAL("The proposal is not in the form that seats sign."),
    ANOTHER_INSTALLATION("The proposal is for another installation."),
    ANOTHER_FOUNDING("The proposal belongs to a hospital with another founding."),
    ANOTHER_CHARTER("The proposal was made under another charter than the one in force."),
    REPLAYED("The proposal was already adopted once."),
    NOBODY_MAY_DECIDE("The charter lets nobody decide on this kind of policy."),
    REPLACES_ANOTHER_VERSION("The decision replaces another version than the latest of this policy."),
    OUT_OF_ORDER("The decision was adopted before the one it follows, or before it was proposed."),
    OPEN_TOO_LONG("The proposal was open for longer than the charter allows."),
    NOT_DECIDED("The signatures do not make it a decision."),
    FAULTY_CHARTER("The next charter is not one that may be adopted."),
    ANOTHER_LEDGER(
            "The next charter names another ledger, or none of the keys by which the one in force knows it: a key goes"
                    + " only after the next one was in force beside it."),
    NOT_A_SUCCESSION("The next charter changes more than the holder, term or keys of one seat."),
    SUCCESSOR_NOT_YET("The term of the seat that it fills does not run when it takes effect."),
    TOO_FEW_TERMS_RUN("When it takes effect, too few terms would run to fill a seat or to change the charter."),
    CHARTER_PENDING(
            "Another charter was adopted and waits to come into force: until then only a change of the charter can"
                    + " take its place."),
    LOOSENS_THE_FLOOR("A site's policy may only be stricter than the group's."),
    FLOOR_BY_WAY_OUT("The sponsor alone cannot lower an assurance floor."),
    NEVER_OBEYED(
            "It would lapse before anybody obeyed it: its delay and its stages take as long as what is decided lasts."),
    NOT_FOR_CHARTERS("A charter takes effect by the regular way, without stages or a revert."),
    OUTSIDE_ENVELOPE("The charter lets nobody tighten this so far alone."),
    CONTAINED_BEFORE(
            "The same was tightened at once in the last thirty days and lapsed without a decision of the owners. Again it"
                    + " takes the signature of a domain that did not sign it then."),
    CONTAINED_BY_ALL(
            "Every domain has tightened the same at once in the last thirty days, and it lapsed each time without a"
                    + " decision of the owners. Only such a decision can tighten it now."),
    CONTAINMENT_STANDS("A containment has hours left, and continuity does not end it."),
    NOT_WHAT_WAS_BEFORE("Continuity brings back what was in force before, once for each policy."),
    NOTHING_TO_REVERT("No policy is in force there that provides for a revert at that time."),
    AS_PREDICTED("It hindered no more people than its signers had been told.");

    private final String sentence;

    BreakReason(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
