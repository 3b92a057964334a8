import java.sql.DriverManager;
import java.sql.SQLException;

// Stands in for PostgreSQL's psql where the launcher's tries find none: -h HOST -p PORT -U USER [-At] -c STATEMENT.

void main(String[] arguments) throws SQLException {
    var given = new HashMap<String, String>();
    for (var i = 0; i < arguments.length; i++) {
        if (!arguments[i].equals("-At")) {
            given.put(arguments[i], arguments[++i]);
        }
    }
    var url = "jdbc:postgresql://" + given.get("-h") + ":" + given.get("-p") + "/postgres";
    try (var connection = DriverManager.getConnection(url, given.get("-U"), "");
            var statement = connection.createStatement()) {
        if (statement.execute(given.get("-c"))) {
            print(statement.getResultSet());
        } else {
            IO.println(given.get("-c").split(" ")[0].toUpperCase(Locale.ROOT) + " " + statement.getUpdateCount());
        }
    }
}

void print(java.sql.ResultSet rows) throws SQLException {
    while (rows.next()) {
        IO.println(rows.getString(1));
    }
}
