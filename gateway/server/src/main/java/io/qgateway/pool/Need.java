package io.qgateway.pool;

import io.qgateway.conversation.UpstreamException.Kind;
import java.util.HashSet;
import java.util.Set;

/**
 * What a request needs of an account.
 *
 * @param tried accounts that have had their chance with this request
 * @param refused accounts whose token was refused once; a new one is their second chance
 * @param hopeful whether an account that should be left alone for a while is better than none
 */
public record Need(String model, Set<String> tried, Set<String> refused, boolean hopeful) {

    public Need {
        tried = Set.copyOf(tried);
        refused = Set.copyOf(refused);
    }

    /** Any account will do. */
    public static Need of(String model) {
        return new Need(model, Set.of(), Set.of(), true);
    }

    /** The need after an attempt with this lease has failed. */
    public Need after(Lease lease, Kind failure) {
        var account = lease.account();
        if (failure == Kind.BEARER_INVALID && !refused.contains(account)) {
            return new Need(model, tried, with(refused, account), hopeful);
        }
        // One that was due first and is still throttled speaks for all that are due later.
        var stillHopeful = hopeful && !(lease.wasDeferred() && failure == Kind.THROTTLED);
        return new Need(model, with(tried, account), refused, stillHopeful);
    }

    /** The need of one for whom the account of this lease will do after all. */
    public Need again(Lease lease) {
        var others = new HashSet<>(tried);
        others.remove(lease.account());
        return withTried(others);
    }

    Need withTried(Set<String> accounts) {
        return new Need(model, accounts, refused, hopeful);
    }

    private static Set<String> with(Set<String> accounts, String account) {
        var more = new HashSet<>(accounts);
        more.add(account);
        return more;
    }
}
