package io.threekey.server.governance;

import io.threekey.charter.Charter;
import io.threekey.charter.PersonId;
import io.threekey.charter.PolicyAddress;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.template.CharterTemplate;
import io.threekey.server.governance.template.TemplateReading;
import io.threekey.server.governance.template.TemplateWriting;
import java.util.List;
import org.springframework.stereotype.Service;

/** Proposes other rules for the charter, written as the file that charters are founded from. Seats stay as they are. */
@Service
public class CharterRules {

    private static final String FILE = "line";

    private final PoliciesInForce policies;
    private final ProposalBox box;

    CharterRules(PoliciesInForce policies, ProposalBox box) {
        this.policies = policies;
        this.box = box;
    }

    /** Those in force, in the form in which others are proposed: whoever changes one line changes nothing else. */
    public String inForce() {
        return TemplateWriting.of(policies.chain().charter());
    }

    /**
     * @param yaml the whole file: calendar, policy kinds, rights, containments, continuities; its seats and founding
     *     policies are read and change nothing
     */
    public ProposalBox.Outcome propose(PersonId by, String yaml, String reason) {
        var reading = TemplateReading.of(yaml);
        if (!reading.findings().isEmpty()) {
            return new ProposalBox.Outcome.Faulty(faults(reading));
        }
        var now = policies.chain().charter();
        var next = next(now, reading.template());
        return propose(by, next, reason);
    }

    /** Proposes to keep what is in force, where another charter is adopted and waits to take effect. */
    public ProposalBox.Outcome keep(PersonId by, String reason) {
        var now = policies.chain().charter();
        return propose(by, now.withSeats(nextVersion(), now.seats()), reason);
    }

    private ProposalBox.Outcome propose(PersonId by, Charter next, String reason) {
        var latest = policies.chain().history().latestCharter();
        return next.equals(latest.withSeats(next.version(), latest.seats()))
                ? new ProposalBox.Outcome.Faulty(List.of(Words.of("governance.propose.fault.same")))
                : box.propose(by, PolicyAddress.CHARTER, next.document(), reason);
    }

    private int nextVersion() {
        return policies.chain().history().latestCharter().version() + 1;
    }

    private static List<Words> faults(TemplateReading reading) {
        return reading.inSentences(FILE).stream()
                .map(sentence -> Words.of("governance.propose.fault.charter", sentence))
                .toList();
    }

    private Charter next(Charter now, CharterTemplate rules) {
        return new Charter(
                now.installation(),
                nextVersion(),
                now.sealing(),
                now.log(),
                rules.calendar(),
                now.seats(),
                rules.policyKinds(),
                rules.rights(),
                rules.containments(),
                rules.continuities(),
                List.of());
    }
}
