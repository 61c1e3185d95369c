package io.qgateway.accounts.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.database.DatabaseUrl.MySql;
import io.qgateway.accounts.database.DatabaseUrl.PostgreSql;
import io.qgateway.accounts.database.Encryption.Mode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

    @Test
    void isTheEmbeddedDatabaseWhenItIsEmpty() {
        assertThat(DatabaseUrl.parse("")).isEqualTo(new DatabaseUrl.Embedded());
    }

    @Test
    void readsTheSeedsForms() {
        assertThat(DatabaseUrl.parse("postgres://user:pass%40word@host:6543/db?sslmode=require"))
                .isEqualTo(
                        new PostgreSql(
                                new DatabaseServer("host", 6543, "db", "user", secret("pass@word")),
                                new Encryption(Mode.REQUIRED, Optional.empty())));
        assertThat(DatabaseUrl.parse("mysql://user:password@[::1]/db?ssl=true&charset=utf8mb4"))
                .isEqualTo(
                        new MySql(
                                new DatabaseServer("::1", 3306, "db", "user", secret("password")),
                                new Encryption(Mode.REQUIRED, Optional.empty())));
        assertThat(DatabaseUrl.parse("POSTGRESQL://user@host/db"))
                .isEqualTo(
                        new PostgreSql(
                                new DatabaseServer("host", 5432, "db", "user", Optional.empty()),
                                new Encryption(Mode.IF_POSSIBLE, Optional.empty())));
    }

    @Test
    void takesTheLastAtForTheEndOfThePassword() {
        var url = (PostgreSql) DatabaseUrl.parse("postgres://u:p@ss:w+rd@host/db");

        assertThat(url.server().password()).isEqualTo(secret("p@ss:w+rd"));
        assertThat(url.server().host()).isEqualTo("host");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    postgres://u@h/d?sslmode=disable                        | OFF
                    postgres://u@h/d?sslmode=verify-full                    | TRUSTED_HOST
                    postgres://u@h/d?sslmode=require&sslrootcert=/ca.pem    | TRUSTED
                    postgres://u@h/d?sslmode=verify-full&sslrootcert=ca.pem | TRUSTED_HOST
                    mysql://u@h/d                                           | OFF
                    mysql://u@h/d?ssl=false                                 | OFF
                    mysql://u@h/d?ssl-mode=VERIFY_IDENTITY                  | TRUSTED_HOST
                    mysql://u@h/d?ssl=true&ssl-ca=ca.pem                    | TRUSTED
                    """)
    void readsHowTheConnectionIsProtected(String url, Mode mode) {
        var encryption =
                switch (DatabaseUrl.parse(url)) {
                    case PostgreSql(_, var asked) -> asked;
                    case MySql(_, var asked) -> asked;
                    case DatabaseUrl.Embedded() -> throw new AssertionError("a server");
                };

        assertThat(encryption.mode()).isEqualTo(mode);
        assertThat(encryption.authorities().map(Path::getFileName).isPresent())
                .isEqualTo(url.contains("ca"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sqlite:///s3cret.db              | must be empty (data.sqlite3 in the working directory), or begin with postgres://, postgresql:// or mysql://
                    s3cret                           | must be empty
                    postgres://u:s3cret@/d           | names no single host
                    postgres://u:s3cret@a,b:1/d      | names no single host
                    postgres://u:s3cret@h:0x1/d      | has no port between 1 and 65535
                    postgres://u:s3cret@h:99999/d    | has no port
                    postgres://u:s3cret@h            | names no database
                    postgres://u:s3cret@h/a/b        | names no database
                    postgres://:s3cret@h/d           | names no user
                    postgres://u:s3#cret@h/d         | has a #: write # as %23
                    postgres://u:s3%cret@h/d         | has a % that begins no percent-encoding
                    postgres://u:x@h/d?sslmode=s3cret| has a sslmode that is none of allow, disable, prefer, require, verify-ca, verify-full
                    postgres://u:x@h/d?pgbouncer=1   | has a parameter behind the ? that means nothing here (pgbouncer); there are sslmode and sslrootcert
                    postgres://u:p?s3cret=x@h/d      | has a parameter behind the ? that means nothing here;
                    mysql://u:x@h/d?ssl=s3cret       | has a ssl that is none of 0, 1, false, true
                    mysql://u:s3cret@h:0?ssl-mode=no | has no port between 1 and 65535 behind the host; names no database; write /name behind the host; has a ssl-mode that is none of
                    """)
    void saysAllThatIsWrongAndRepeatsNoSecret(String url, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(url))
                .withMessageContaining(complaint)
                .withMessageNotContaining("s3cret");
    }

    @Test
    void printsWithoutUserAndPassword() {
        assertThat(DatabaseUrl.parse("mysql://user:s3cret@host/db").toString())
                .contains("host:3306/db")
                .doesNotContain("s3cret", "user");
    }

    private static Optional<Secret> secret(String text) {
        return Optional.of(new Secret(text));
    }
}
