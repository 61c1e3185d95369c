package io.qgateway.accounts.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The database as it is, with whatever tables are in it: for whoever looks into one that is not
 * ours yet.
 */
public final class UnopenedDatabase implements AutoCloseable {

    private final Product product;

    private UnopenedDatabase(Product product) {
        this.product = product;
    }

    /** Keeps other processes out of an embedded database until it is closed. */
    public static UnopenedDatabase of(DatabaseUrl url, Path directory) {
        return new UnopenedDatabase(product(url, directory));
    }

    static Product product(DatabaseUrl url, Path directory) {
        return switch (url) {
            case DatabaseUrl.Embedded() -> new Sqlite(DirectoryLock.acquire(directory));
            case DatabaseUrl.PostgreSql server -> new PostgreSql(server);
            case DatabaseUrl.MySql server -> new MySql(server);
        };
    }

    /** What and where it is, as a message names it. */
    public String name() {
        return product.name();
    }

    public Connection connect() throws SQLException {
        return product.connections().getConnection();
    }

    /** What to tell somebody about a failed connection. */
    public String explain(SQLException problem) {
        return product.judge(problem).sentence();
    }

    @Override
    public void close() {
        product.close();
    }
}
