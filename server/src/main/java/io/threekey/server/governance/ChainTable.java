package io.threekey.server.governance;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The adopted decisions in their order. The primary key lets one of two concurrent adoptions win. */
@Repository
class ChainTable {

    static final String FOUNDING = "founding";

    private final JdbcClient jdbc;
    private final ProposalTable proposals;

    ChainTable(JdbcClient jdbc, ProposalTable proposals) {
        this.jdbc = jdbc;
        this.proposals = proposals;
    }

    void add(long number, String proposal, Instant adoptedAt) {
        jdbc.sql("insert into governance_chain (number, proposal, adopted_at) values (?, ?, ?)")
                .params(number, proposal, Timestamp.from(adoptedAt))
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
                select c.number, c.proposal, c.adopted_at, p.bytes
                from governance_chain c join governance_proposal p on p.id = c.proposal order by c.number
                """)
                .query((row, index) -> new ChainLink(
                        row.getLong("number"),
                        row.getBytes("bytes"),
                        proposals.acts(row.getString("proposal")),
                        row.getTimestamp("adopted_at").toInstant()))
                .list();
    }
}
