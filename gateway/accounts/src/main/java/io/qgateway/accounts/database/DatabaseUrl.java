package io.qgateway.accounts.database;

/** Which database the accounts are in. Prints without the password. */
public sealed interface DatabaseUrl {

    /** SQLite, in the working directory. */
    record Embedded() implements DatabaseUrl {}

    /** PostgreSQL. */
    record PostgreSql(DatabaseServer server, Encryption encryption) implements DatabaseUrl {}

    /** MySQL or MariaDB. */
    record MySql(DatabaseServer server, Encryption encryption) implements DatabaseUrl {}

    /**
     * Reads what DATABASE_URL has.
     *
     * @throws IllegalArgumentException that says all that is wrong with it, without repeating it
     */
    static DatabaseUrl parse(String text) {
        return new DatabaseUrlParser(text).parse();
    }
}
