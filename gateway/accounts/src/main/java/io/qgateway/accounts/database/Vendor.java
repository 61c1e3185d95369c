package io.qgateway.accounts.database;

import java.util.Locale;

/**
 * What the databases say differently in SQL; they share everything else. MariaDB goes by MySQL's
 * name here.
 */
public enum Vendor {
    SQLITE("cast(unixepoch('subsec') * 1000 as integer)", ":now"),
    POSTGRESQL("cast(extract(epoch from clock_timestamp()) * 1000 as bigint)"),
    MYSQL("timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) div 1000");

    /** Where PostgreSQL's sessions tell each other that accounts have changed. */
    public static final String CHANNEL = "qgateway_accounts";

    private final String now;
    private final String claimTime;

    Vendor(String now) {
        this(now, now);
    }

    Vendor(String now, String claimTime) {
        this.now = now;
        this.claimTime = claimTime;
    }

    /** The database's own time, in milliseconds since 1970. */
    public String now() {
        return now;
    }

    /**
     * The time by which claims are made and judged, which must be one for all processes. Whoever
     * has the database to itself may go by its own clock, the parameter {@code :now}.
     */
    public String claimTime() {
        return claimTime;
    }

    /** Where the migrations are, on the class path. */
    String migrations() {
        return "classpath:db/migration/" + name().toLowerCase(Locale.ROOT);
    }
}
