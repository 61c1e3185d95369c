package io.qgateway.accounts.transfer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;

/** A database as q2api leaves it behind. */
public final class Q2Api {

    /** The columns of q2api's documentation, with the one it has besides. */
    private static final String TABLE =
            """
            create table accounts (
                id text primary key, label text, clientId text, clientSecret text, refreshToken text,
                accessToken text, other text, last_refresh_time text, last_refresh_status text,
                created_at text, updated_at text, enabled integer default 1,
                error_count integer default 0, success_count integer default 0, expires_at text)
            """;

    private static final LocalDateTime BEGINNING = LocalDateTime.of(2025, 1, 1, 0, 0);

    private Q2Api() {}

    /** Writes a database with that many accounts, named {@code id-1} and so on. */
    public static Path sqlite(Path file, int accounts) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            fill(connection, accounts);
        }
        return file;
    }

    public static void fill(Connection connection, int accounts) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        connection.setAutoCommit(false);
        try (var insert =
                connection.prepareStatement(
                        "insert into accounts values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            for (int number = 1; number <= accounts; number++) {
                Object[] row = row(number);
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.executeUpdate();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Every fourth is disabled and has failed; every tenth is older than the counters. */
    private static Object[] row(int number) {
        boolean failed = number % 4 == 0;
        boolean old = number % 10 == 0;
        var created = BEGINNING.plusMinutes(number) + ":00";
        return new Object[] {
            "id-" + number,
            number % 7 == 0 ? null : "账号 " + number,
            "client-" + number,
            "client-secret-" + number,
            "refresh-" + number,
            failed ? null : "access-" + number,
            number % 3 == 0 ? "{\"source\":\"feed\",\"kept\":" + number + "}" : null,
            "2026-11-23T10:00:00",
            failed ? "failed" : "success",
            created,
            created,
            failed ? 0 : 1,
            old ? null : failed ? 100 : 0,
            old ? null : number * 3,
            failed ? null : "2026-11-23T11:00:00"
        };
    }
}
