package io.qgateway.accounts.database;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** One of the databases the accounts can be in, not yet opened. Its messages hold no password. */
interface Product extends AutoCloseable {

    Vendor vendor();

    /** What and where it is, as a message names it. */
    String name();

    /** Connections as they are needed, not pooled. */
    DataSource connections();

    /** A connection that leaves no trace, if there is anything to look at. */
    Optional<Connection> look() throws SQLException;

    /** Sets what a pool of its connections needs. */
    void tune(HikariConfig pool);

    Trouble judge(SQLException problem);

    /** Runs work that no other process must do at the same time. */
    default void alone(Runnable work) throws SQLException {
        work.run();
    }

    /** Lets others in, where one has it to itself. */
    @Override
    default void close() {}
}
