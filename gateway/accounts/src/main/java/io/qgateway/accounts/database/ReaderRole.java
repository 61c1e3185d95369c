package io.qgateway.accounts.database;

import io.qgateway.accounts.Secret;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A user of a PostgreSQL database who can read all tables of qgateway, those to come as well, and
 * change none: for consoles in a cluster.
 *
 * @param password the only one it will have
 */
public record ReaderRole(Secret password) {

    /** Its name, the same in every database. */
    public static final String NAME = "qgateway_reader";

    private static final Logger log = LoggerFactory.getLogger(ReaderRole.class);

    private static final String IF_MISSING =
            """
            do $$
            begin
                if not exists (select from pg_roles where rolname = '%1$s') then
                    create role %1$s login;
                end if;
            end
            $$
            """
                    .formatted(NAME);

    /** Makes the role what it should be. That it can't be made keeps nobody from starting. */
    public void grant(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(IF_MISSING);
            // It gets there as a hash, so that no log of the server's can have it.
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(NAME, password.value().toCharArray(), null);
            for (var right : rights(statement.enquoteIdentifier(connection.getSchema(), true))) {
                statement.execute(right);
            }
        } catch (SQLException e) {
            log.warn(
                    "The role {} for the console can't be made: {}. Give the user of DATABASE_URL"
                            + " the right CREATEROLE, or make the role by hand as"
                            + " docs/kubernetes/console.md says and leave"
                            + " QGATEWAY_READER_PASSWORD out.",
                    NAME,
                    e.getMessage());
        }
    }

    private static List<String> rights(String schema) {
        return List.of(
                "grant usage on schema %s to %s".formatted(schema, NAME),
                "grant select on all tables in schema %s to %s".formatted(schema, NAME),
                "alter default privileges in schema %s grant select on tables to %s"
                        .formatted(schema, NAME));
    }
}
