package io.threekey.server.governance;

import io.threekey.charter.AutomaticRevert;
import io.threekey.server.keys.RowSeal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The adopted decisions in their order. The primary key lets one of two concurrent adoptions win. */
@Repository
class ChainTable {

    static final String FOUNDING = "founding";
    private static final String TABLE = "governance_chain";
    private static final int VERSION = 1;

    private final JdbcClient jdbc;
    private final ProposalTable proposals;
    private final RowSeal seal;

    ChainTable(JdbcClient jdbc, ProposalTable proposals, RowSeal seal) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.seal = seal;
    }

    void add(long number, String proposal, Instant adoptedAt) {
        jdbc.sql("insert into governance_chain (number, proposal, adopted_at) values (?, ?, ?)")
                .params(number, proposal, Timestamp.from(adoptedAt))
                .update();
    }

    void add(long number, AutomaticRevert revert) {
        var bytes = revert.bytes();
        jdbc.sql("insert into governance_chain (number, revert, revert_mac, adopted_at) values (?, ?, ?, ?)")
                .params(
                        number,
                        bytes,
                        seal.mac(TABLE, String.valueOf(number), VERSION, bytes),
                        Timestamp.from(revert.at()))
                .update();
    }

    /** Changes whenever a link is added or removed; not when one is edited in place. */
    String watermark() {
        return jdbc.sql("select coalesce(max(number), -1) || '/' || count(*) from governance_chain")
                .query(String.class)
                .single();
    }

    List<ChainLink> links() {
        return jdbc.sql("""
                select c.number, c.proposal, c.revert, c.revert_mac, c.adopted_at, p.bytes
                from governance_chain c left join governance_proposal p on p.id = c.proposal order by c.number
                """)
                .query((row, index) -> row.getString("proposal") == null ? revert(row) : decision(row))
                .list();
    }

    private ChainLink decision(ResultSet row) throws SQLException {
        return new ChainLink(
                row.getLong("number"),
                row.getBytes("bytes"),
                proposals.acts(row.getString("proposal")),
                row.getTimestamp("adopted_at").toInstant());
    }

    private ChainLink revert(ResultSet row) throws SQLException {
        var number = row.getLong("number");
        var bytes = row.getBytes("revert");
        if (!seal.verify(TABLE, String.valueOf(number), VERSION, bytes, row.getBytes("revert_mac"))) {
            throw new SQLException("the revert at " + number + " is not one that this installation wrote");
        }
        return new ChainLink(
                number, bytes, List.of(), row.getTimestamp("adopted_at").toInstant());
    }
}
