package io.threekey.charter;

/** Why an act is not accepted, with the sentence for whoever made it. */
public enum RefusalReason {
    MALFORMED_STATEMENT("The statement is not in the form that seats sign."),
    MALFORMED_ASSERTION("The answer of the key cannot be read."),
    WRONG_TYPE("The key was asked for something else than a signature."),
    WRONG_CHALLENGE("The key signed something else than this statement."),
    WRONG_ORIGIN("The key was asked by another page than the one where decisions are signed."),
    CROSS_ORIGIN("The page that asked the key was shown inside another page."),
    WRONG_RELYING_PARTY("This is not a decision key of this hospital."),
    USER_NOT_PRESENT("Nobody touched the key."),
    USER_NOT_VERIFIED("The key did not check who holds it."),
    NOT_DEVICE_BOUND("The key could be copied to another device."),
    UNKNOWN_SEAT("There is no such seat in the charter."),
    UNKNOWN_KEY("This key does not belong to the seat."),
    TERM_NOT_RUNNING("The seat's term did not cover that moment."),
    ALGORITHM_NOT_ALLOWED("The charter does not permit this kind of key."),
    BAD_SIGNATURE("The signature is not the key's signature of this statement."),
    ANOTHER_INSTALLATION("The statement is about another installation."),
    ANOTHER_FOUNDING("The statement is about a hospital with another founding."),
    ANOTHER_CHARTER("The statement was made under another charter than the one in force."),
    ANOTHER_PROPOSAL("The statement is about another proposal, or its content has changed since."),
    ANOTHER_POLICY_VERSION("The statement is about replacing another version of the policy."),
    WRONG_PRINCIPAL("The seat does not act on behalf of that seat."),
    OTHER_ACTS_BEFORE("The statement does not name exactly the acts made before it."),
    WRONG_LEDGER("The statement names another ledger than the charter's."),
    NOT_FRESH("The statement counts for longer than the charter lets a signature count."),
    OUT_OF_TURN("The statement was made before the act it follows, or while the proposal was not open."),
    ONLY_SIGNING_FOUNDS("A founding charter can only be signed."),
    PROPOSAL_STOPPED("The proposal has been stopped."),
    ALREADY_DONE("The seat has already done this."),
    OWN_OBJECTION_STANDS("The seat's own objection must be withdrawn first."),
    NOTHING_TO_WITHDRAW("The seat has nothing standing that it could withdraw."),
    MAY_NOT_STOP(
            "Only the proposer's seat may stop a proposal, and the sponsor's where it is not about the charter or a seat."),
    SPONSOR_ONLY("Only the sponsor may decide against a domain."),
    WAY_OUT_CLOSED("The charter gives the sponsor no way out here, or its time has not come.");

    private final String sentence;

    RefusalReason(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
