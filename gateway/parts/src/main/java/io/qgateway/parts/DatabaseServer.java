package io.qgateway.parts;

/** A database server on the loopback address, with databases of their own for tests. */
public interface DatabaseServer extends AutoCloseable {

    String USER = "qgateway";
    String PASSWORD = "a-password-for-tests";

    /** Makes an empty database and returns its URL, as DATABASE_URL has it. */
    String newDatabase();

    /** Runs a statement as the one who may do everything, in the given database. */
    void administer(String url, String sql);

    /** Ends it, as an administrator would, and keeps what it holds. */
    void stop();

    /** Starts it again, on the same port. */
    void restart();

    /** Ends it and removes what it holds. */
    @Override
    void close();
}
