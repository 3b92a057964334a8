package io.threekey.evidence;

import java.util.List;
import java.util.regex.Pattern;

/** What kind of event a ledger entry records, as in {@code decision.adopted}: subject first, then what happened. */
public record EntryType(String name) {

    private static final Pattern FORM = Pattern.compile("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)+");
    private static final int LONGEST = 64;

    public static final EntryType INSTALLATION_FOUNDED = new EntryType("installation.founded");
    public static final EntryType PROPOSAL_MADE = new EntryType("proposal.made");
    public static final EntryType PROPOSAL_ACT = new EntryType("proposal.act");
    public static final EntryType DECISION_ADOPTED = new EntryType("decision.adopted");
    public static final EntryType POLICY_REVERTED = new EntryType("policy.reverted");
    public static final EntryType ENTRIES_ERASED = new EntryType("entries.erased");
    public static final EntryType LET_IN = new EntryType("sign-in.let-in");
    public static final EntryType ALERT_RAISED = new EntryType("alert.raised");
    public static final EntryType ALERT_OVER = new EntryType("alert.over");

    /** Who may decide what, what was decided, and what was erased by it: nothing of that is ever erased. */
    public static final List<EntryType> OF_THE_CHAIN = List.of(
            INSTALLATION_FOUNDED, PROPOSAL_MADE, PROPOSAL_ACT, DECISION_ADOPTED, POLICY_REVERTED, ENTRIES_ERASED);

    public EntryType {
        if (name.length() > LONGEST || !FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a type of entry such as 'decision.adopted'");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
