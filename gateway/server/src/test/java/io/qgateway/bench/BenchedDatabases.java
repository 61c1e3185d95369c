package io.qgateway.bench;

import io.qgateway.parts.Database;
import java.util.Arrays;
import java.util.List;

/** Which databases are measured: those that {@code bench.databases} names, or all. */
final class BenchedDatabases {

    private BenchedDatabases() {}

    static List<Database> wanted() {
        var wanted = System.getProperty("bench.databases", "");
        return Arrays.stream(Database.values())
                .filter(database -> wanted.isEmpty() || wanted.contains(database.name()))
                .toList();
    }
}
