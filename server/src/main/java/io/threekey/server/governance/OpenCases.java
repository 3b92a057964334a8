package io.threekey.server.governance;

import io.threekey.charter.Proposal;
import io.threekey.charter.ProposalId;
import io.threekey.charter.json.MalformedDocument;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The proposals that still take acts. Of the others no signature is verified, so that asking stays cheap over the years. */
@Component
public class OpenCases {

    /** Of those never adopted, the newest; older ones have lapsed long since. */
    private static final int MOST = 500;

    private final JdbcClient sql;
    private final CaseFile cases;
    private final PoliciesInForce policies;
    private final Clock clock;

    OpenCases(JdbcClient sql, CaseFile cases, PoliciesInForce policies, Clock clock) {
        this.sql = sql;
        this.cases = cases;
        this.policies = policies;
        this.clock = clock;
    }

    /** The newest first. */
    public List<ProposalCase> all() {
        return sql.sql("""
                select p.bytes from governance_proposal p
                left join governance_chain c on c.proposal = p.id
                where c.proposal is null
                order by p.made_at desc, p.id limit ?
                """).param(MOST).query(byte[].class).list().stream()
                .flatMap(bytes -> mayBeOpen(bytes).stream())
                .flatMap(id -> cases.find(id).stream())
                .filter(ProposalCase::isOpen)
                .toList();
    }

    /** By its own words only; whether it is, the case says. */
    private Optional<ProposalId> mayBeOpen(byte[] bytes) {
        try {
            var proposal = Proposal.parse(bytes);
            return proposal.openUntil().isBefore(clock.instant())
                            || proposal.charterVersion()
                                    != policies.chain().charter().version()
                    ? Optional.empty()
                    : Optional.of(proposal.id());
        } catch (MalformedDocument notAProposal) {
            return Optional.empty();
        }
    }
}
