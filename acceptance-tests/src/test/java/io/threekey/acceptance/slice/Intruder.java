package io.threekey.acceptance.slice;

import java.io.IOException;
import java.sql.SQLException;

/** Somebody who can write everything in the database, and nothing else. */
record Intruder(Hospital hospital) {

    /** The ledger's tree goes on naming it. */
    void losesTheNewestEntry() throws IOException, SQLException {
        try (var database = hospital.database();
                var statement = database.createStatement()) {
            statement.executeUpdate("delete from ledger_entry where index = (select max(index) from ledger_entry)");
        }
    }

    /** How many stored texts are another now. */
    int rewritesProposal(String id, String honest, String forged) throws IOException, SQLException {
        try (var database = hospital.database();
                var statement = database.prepareStatement("""
                        update governance_proposal
                        set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), ?, ?), 'UTF8')
                        where id = ? and position(? in convert_from(bytes, 'UTF8')) > 0
                        """)) {
            statement.setString(1, honest);
            statement.setString(2, forged);
            statement.setString(3, id);
            statement.setString(4, honest);
            return statement.executeUpdate();
        }
    }
}
