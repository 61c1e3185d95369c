package io.qgateway.accounts.store;

import io.qgateway.accounts.sealing.Keyring;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which keys the table's secrets are sealed with. */
final class SealedKeyIds {

    private static final String SELECT =
            """
            select substr(clientSecret, :start, :length) from accounts where clientSecret is not null
            union select substr(refreshToken, :start, :length) from accounts where refreshToken is not null
            union select substr(accessToken, :start, :length) from accounts where accessToken is not null
            """;

    private SealedKeyIds() {}

    static Set<String> in(JdbcClient jdbc) {
        return jdbc
                .sql(SELECT)
                .param("start", Keyring.KEY_ID_START)
                .param("length", Keyring.KEY_ID_LENGTH)
                .query((row, _) -> row.getString(1))
                .stream()
                .collect(Collectors.toSet());
    }
}
