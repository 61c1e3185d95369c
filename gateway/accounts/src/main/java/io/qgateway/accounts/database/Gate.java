package io.qgateway.accounts.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Gives out connections once there is a database to connect to, and says why not until then. */
final class Gate extends AbstractDataSource {

    private volatile @Nullable DataSource open;
    private volatile String reason = "it was not opened yet";

    void open(DataSource database) {
        open = database;
    }

    void shut(String why) {
        reason = why;
    }

    boolean isOpen() {
        return open != null;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var database = open;
        if (database == null) {
            throw new SQLTransientConnectionException(reason);
        }
        return database.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
