package io.qgateway.accounts.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A row's columns in this module's types. */
record Columns(ResultSet row) {

    String text(String name) throws SQLException {
        return row.getString(name);
    }

    Optional<String> optionalText(String name) throws SQLException {
        return Optional.ofNullable(row.getString(name));
    }

    OptionalLong optionalLong(String name) throws SQLException {
        long value = row.getLong(name);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    Optional<Instant> instant(String name) throws SQLException {
        return optionalLong(name).stream().mapToObj(Instant::ofEpochMilli).findFirst();
    }

    boolean flag(String name) throws SQLException {
        return row.getBoolean(name);
    }

    long number(String name) throws SQLException {
        return row.getLong(name);
    }
}
