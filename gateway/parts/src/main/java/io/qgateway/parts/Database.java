package io.qgateway.parts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The databases the accounts can be in; the servers are started once, when first asked for. */
public enum Database {
    SQLITE {
        @Override
        Optional<DatabaseServer> start() {
            return Optional.empty();
        }
    },
    POSTGRES {
        @Override
        Optional<DatabaseServer> start() {
            return Optional.of(PostgresServer.start());
        }
    },
    MARIADB {
        @Override
        Optional<DatabaseServer> start() {
            return Optional.of(MariaDbServer.start());
        }
    };

    private @Nullable Optional<DatabaseServer> shared;
    private @Nullable RuntimeException missing;

    abstract Optional<DatabaseServer> start();

    /**
     * Returns what to set DATABASE_URL to for an empty database; the embedded one is as empty as
     * the directory it is in. Skips the test that is running where there is no such server.
     */
    public String newUrl() {
        return server().map(DatabaseServer::newDatabase).orElse("");
    }

    /** Returns the server that all tests share; not to be stopped. */
    public synchronized Optional<DatabaseServer> server() {
        if (missing != null) {
            throw missing;
        }
        var server = shared;
        return server == null ? startShared() : server;
    }

    private Optional<DatabaseServer> startShared() {
        try {
            var started = start();
            started.ifPresent(Database::closeAtExit);
            shared = started;
            return started;
        } catch (RuntimeException e) {
            missing = e; // Once is enough to find out.
            throw e;
        }
    }

    private static void closeAtExit(DatabaseServer server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }
}
