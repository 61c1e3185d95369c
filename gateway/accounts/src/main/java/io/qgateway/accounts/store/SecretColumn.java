package io.qgateway.accounts.store;

import io.qgateway.accounts.sealing.Binding;
import java.util.OptionalLong;

/** The columns that are sealed. */
enum SecretColumn {
    CLIENT_SECRET("clientSecret"),
    REFRESH_TOKEN("refreshToken"),
    ACCESS_TOKEN("accessToken");

    private final String column;

    SecretColumn(String column) {
        this.column = column;
    }

    /** The client secret is one for all generations; a token belongs to its own. */
    Binding of(String accountId, long generation) {
        return new Binding(
                accountId,
                column,
                this == CLIENT_SECRET ? OptionalLong.empty() : OptionalLong.of(generation));
    }
}
