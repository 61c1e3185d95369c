package io.qgateway.accounts.database;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;

/** What suits connections to a server that many gateways share, and that may go away. */
final class NetworkPool {

    static final Duration CONNECT = Duration.ofSeconds(3);
    static final Duration ANSWER = Duration.ofSeconds(20);

    private NetworkPool() {}

    static void tune(HikariConfig pool) {
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(CONNECT.toMillis());
        pool.setValidationTimeout(Duration.ofSeconds(2).toMillis());
        pool.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        pool.setKeepaliveTime(Duration.ofMinutes(1).toMillis());
        pool.setMaxLifetime(Duration.ofMinutes(10).toMillis());
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    }
}
