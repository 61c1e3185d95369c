package io.qgateway.images;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL from the binaries that tests use anyway, started as the official image starts it, as
 * far as the chart asks for that. It needs a static busybox of the machine as its shell.
 */
final class TestPostgres {

    private static final String BINARIES = "/postgres-linux-x86_64.txz";
    private static final List<Path> SHELLS =
            List.of(Path.of("/bin/busybox"), Path.of("/usr/bin/busybox"));
    private static final String START =
            """
            set -eu
            PATH=/opt/postgres/bin
            if [ ! -s "$PGDATA/PG_VERSION" ]; then
              echo "$POSTGRES_PASSWORD" > /tmp/password
              initdb --pgdata="$PGDATA" --username="$POSTGRES_USER" --pwfile=/tmp/password \\
                --auth-host=scram-sha-256 --encoding=UTF8 --locale=C
              echo "create database $POSTGRES_DB" | postgres --single -D "$PGDATA" postgres
              echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
            fi
            exec postgres -D "$PGDATA" -c listen_addresses='*' -c unix_socket_directories=/tmp
            """;
    private static final String USERS = "postgres:x:999:999:postgres:/tmp:/bin/sh\n";

    private TestPostgres() {}

    static Layer layer(Path directory) throws IOException, InterruptedException {
        var tree = Files.createDirectories(directory.resolve("tree"));
        var archive = directory.resolve("binaries.txz");
        try (var binaries = TestPostgres.class.getResourceAsStream(BINARIES)) {
            if (binaries == null) {
                throw new FileNotFoundException(BINARIES);
            }
            Files.copy(binaries, archive);
        }
        Command.run(
                directory,
                Map.of("PATH", "/usr/bin:/bin"),
                List.of("tar", "-xJf", archive.toString(), "-C", tree.toString()));
        var shell = shell();
        return Layer.of("postgres")
                .tree(tree, "/opt/postgres")
                .file(text(directory, "start.sh", START), "/opt/postgres/start.sh")
                .file(text(directory, "passwd", USERS), "/etc/passwd")
                .file(shell, "/bin/busybox")
                .file(shell, "/bin/sh")
                .file(SystemFiles.library("libstdc++.so.6"), "/opt/postgres/lib/libstdc++.so.6")
                .file(SystemFiles.library("libgcc_s.so.1"), "/opt/postgres/lib/libgcc_s.so.1");
    }

    private static Path text(Path directory, String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static Path shell() throws IOException {
        return SHELLS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new FileNotFoundException(
                                "There is no busybox: apt install busybox-static"));
    }
}
