package io.qgateway.pool;

import io.qgateway.conversation.UpstreamException.Kind;
import java.util.HashSet;
import java.util.Set;

/**
 * What a request needs of an account.
 *
 * @param tried accounts that have had their chance with this request
 */
public record Need(String model, Set<String> tried) {

    public Need {
        tried = Set.copyOf(tried);
    }

    /** Any account will do. */
    public static Need of(String model) {
        return new Need(model, Set.of());
    }

    /**
     * The need after an attempt failed. An account whose token was refused may be taken again: its
     * next lease brings a new token.
     */
    public Need after(String account, Kind failure) {
        if (failure == Kind.BEARER_INVALID) {
            return this;
        }
        var accounts = new HashSet<>(tried);
        accounts.add(account);
        return new Need(model, accounts);
    }
}
