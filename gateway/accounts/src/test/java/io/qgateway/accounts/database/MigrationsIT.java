package io.qgateway.accounts.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qgateway.accounts.StartRefusedException;
import io.qgateway.parts.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This version of the program beside the next ones, on one database. */
@ParameterizedClass
@EnumSource(Database.class)
class MigrationsIT {

    private final Database database;
    @TempDir Path directory;
    @TempDir Path future;
    private DatabaseUrl url = new DatabaseUrl.Embedded();
    private long current;

    MigrationsIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        url = DatabaseUrl.parse(database.newUrl());
        try (var opened = AwaitedDatabase.open(product())) {
            current = version(opened);
        }
    }

    @Test
    void worksOnTheTablesOfTheNextVersion() throws IOException {
        migrateTo(current + 1);

        try (var opened = AwaitedDatabase.open(product())) {
            assertThat(opened.isOpen()).isTrue();
            assertThat(version(opened)).isEqualTo(current + 1);
        }
    }

    @Test
    void refusesTheTablesOfTheVersionAfterThat() throws IOException {
        migrateTo(current + 1);
        migrateTo(current + 2);

        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> AwaitedDatabase.open(product()).close())
                .withMessageContaining("are of version %d", current + 2)
                .withMessageContaining("this one knows version %d", current)
                .withMessageContaining("Start a newer qgateway");
    }

    @RepeatedTest(5)
    void migratesOnceWhenSeveralStartAtOnce() throws Exception {
        if (database == Database.SQLITE) {
            return; // One process at a time: the lock file sees to that.
        }
        url = DatabaseUrl.parse(database.newUrl());
        Callable<Long> start =
                () -> {
                    try (var opened = AwaitedDatabase.open(product())) {
                        return version(opened);
                    }
                };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = threads.invokeAll(Stream.generate(() -> start).limit(8).toList());
            assertThat(starts).extracting(Future::get).containsOnly(current);
        }
    }

    /** What a later version of the program would do. */
    private void migrateTo(long version) throws IOException {
        Files.writeString(
                future.resolve("V%d__tomorrow.sql".formatted(version)),
                "create table tomorrow_%d (id integer);".formatted(version));
        var product = product();
        var migrations = new Migrations(product.vendor().migrations(), "filesystem:" + future);
        AwaitedDatabase.open(product, migrations).close();
    }

    private Product product() {
        return UnopenedDatabase.product(url, directory);
    }

    private static long version(AwaitedDatabase opened) {
        return JdbcClient.create(opened.dataSource())
                .sql("select version from flyway_schema_history order by installed_rank desc")
                .query(Long.class)
                .list()
                .getFirst();
    }
}
