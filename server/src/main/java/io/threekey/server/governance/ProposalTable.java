package io.threekey.server.governance;

import io.threekey.charter.Assertion;
import io.threekey.charter.ProposalId;
import io.threekey.charter.SignedAct;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals and the acts made on them. Acts are only ever added. */
@Repository
class ProposalTable {

    private final JdbcClient jdbc;

    ProposalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String id, byte[] bytes, Instant madeAt) {
        jdbc.sql("insert into governance_proposal (id, bytes, made_at) values (?, ?, ?)")
                .params(id, bytes, Timestamp.from(madeAt))
                .update();
    }

    void addAct(String proposal, int position, SignedAct act) {
        jdbc.sql("""
                insert into governance_act
                    (proposal, position, statement, credential, authenticator_data, client_data, signature)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        proposal,
                        position,
                        act.statement(),
                        act.assertion().credentialId(),
                        act.assertion().authenticatorData(),
                        act.assertion().clientDataJson(),
                        act.assertion().signature())
                .update();
    }

    /** Holds everybody else's acts on this proposal back until the transaction ends. */
    void lock(ProposalId id) {
        jdbc.sql("select id from governance_proposal where id = ? for update")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    Optional<StoredProposal> find(ProposalId id) {
        return jdbc.sql("""
                select p.id, p.bytes, c.adopted_at from governance_proposal p
                left join governance_chain c on c.proposal = p.id
                where p.id = ? and p.id <> 'founding'
                """).param(id.value()).query(this::stored).optional();
    }

    List<StoredProposal> latest(int most) {
        return jdbc.sql("""
                select p.id, p.bytes, c.adopted_at from governance_proposal p
                left join governance_chain c on c.proposal = p.id
                where p.id <> 'founding'
                order by p.made_at desc, p.id limit ?
                """).param(most).query(this::stored).list();
    }

    List<SignedAct> acts(String proposal) {
        return jdbc.sql("""
                select statement, credential, authenticator_data, client_data, signature
                from governance_act where proposal = ? order by position
                """)
                .param(proposal)
                .query((row, number) -> new SignedAct(
                        row.getBytes("statement"),
                        new Assertion(
                                row.getBytes("credential"),
                                row.getBytes("authenticator_data"),
                                row.getBytes("client_data"),
                                row.getBytes("signature"))))
                .list();
    }

    private StoredProposal stored(ResultSet row, int number) throws SQLException {
        return new StoredProposal(
                row.getString("id"),
                row.getBytes("bytes"),
                acts(row.getString("id")),
                Optional.ofNullable(row.getTimestamp("adopted_at")).map(Timestamp::toInstant));
    }
}
