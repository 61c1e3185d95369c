package io.qgateway.accounts.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Reads accounts from what a person names: a file, or standard input. */
public final class ImportSource {

    private static final String STANDARD_INPUT = "-";
    private static final String SQLITE = "SQLite format 3\0";
    private static final String TABLE = "accounts";

    private final Reader standardInput;
    private final AccountsTable table;
    private final AccountsJson json;

    public ImportSource(Reader standardInput, InstantSource clock) {
        this.standardInput = standardInput;
        this.table = new AccountsTable(clock);
        this.json = new AccountsJson(clock);
    }

    /**
     * Reads all that is there.
     *
     * @throws NoAccountsException if that can't be read
     */
    public List<Candidate> read(String source) {
        return source.equals(STANDARD_INPUT) ? json.read(standardInput) : readFile(Path.of(source));
    }

    private List<Candidate> readFile(Path file) {
        try {
            return isSqlite(file) ? readSqlite(file) : readJson(file);
        } catch (NoSuchFileException e) {
            throw new NoAccountsException(
                    "There is no file %s, in %s".formatted(file, Path.of("").toAbsolutePath()), e);
        } catch (IOException e) {
            throw new NoAccountsException("Can't read %s: %s".formatted(file, e), e);
        }
    }

    private static boolean isSqlite(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(SQLITE.length()), ISO_8859_1).equals(SQLITE);
        }
    }

    private List<Candidate> readJson(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            return json.read(reader);
        } catch (NoAccountsException e) {
            throw new NoAccountsException(file + ": " + e.getMessage(), e);
        }
    }

    private List<Candidate> readSqlite(Path file) {
        try (var connection = openSqlite(file)) {
            return table.read(connection, TABLE);
        } catch (SQLException e) {
            throw new NoAccountsException(
                    "Can't read table %s of %s: %s".formatted(TABLE, file, e.getMessage()), e);
        }
    }

    private static Connection openSqlite(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }
}
