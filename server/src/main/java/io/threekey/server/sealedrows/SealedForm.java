package io.threekey.server.sealedrows;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How values of one type stand in their table. The table has a column {@code mac}, and its key comes first. */
public interface SealedForm<T> {

    String table();

    /** Every column must go into the value, else its MAC would not cover it. */
    T read(ResultSet row) throws SQLException;

    Sealed sealed(T value);
}
