package io.qgateway.pool;

import io.qgateway.accounts.AccessToken;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Who goes first among the accounts that could serve: one of the first few by chance, each as often
 * as its weight says; then any that is ready; then the one that will be ready soonest. What each
 * account is worth is looked at anew for every request, so that only newcomers are missing here.
 */
final class Candidates {

    static final Candidates NONE = new Candidates(List.of(), 0);

    /** How often a draw may miss before the accounts are looked at one by one. */
    private static final int DRAWS = 8;

    private final Member[] members;
    private final int first;
    private final long @Nullable [] weightsUpTo;

    /**
     * @param usable in order of preference
     * @param first how many of them are drawn from; the others wait for those to fail
     */
    Candidates(List<Member> usable, int first) {
        this.members = usable.toArray(Member[]::new);
        this.first = Math.min(first, members.length);
        this.weightsUpTo = weights(members, this.first);
    }

    /** Sums of the weights up to each account, where there is a difference between them. */
    private static long @Nullable [] weights(Member[] members, int first) {
        var sums = new long[first];
        var same = true;
        long sum = 0;
        for (int i = 0; i < first; i++) {
            var weight = weight(members[i]);
            same &= weight == weight(members[0]);
            sum += weight;
            sums[i] = sum;
        }
        return same || sum == 0 ? null : sums;
    }

    private static int weight(Member member) {
        return Math.max(0, member.account().weight());
    }

    boolean isEmpty() {
        return members.length == 0;
    }

    List<Member> all() {
        return List.of(members);
    }

    Choice choose(Need need, Instant now, RandomGenerator random) {
        for (int draw = 0; draw < DRAWS && first > 0; draw++) {
            var member = members[draw(random)];
            if (suits(member, need, now) && member.isReady(now)) {
                var token = member.token(now);
                if (token.isPresent() && member.enter()) {
                    return new Choice.Ready(member, token.get());
                }
            }
        }
        return new Search(need, now).in(random);
    }

    private int draw(RandomGenerator random) {
        var sums = weightsUpTo;
        if (sums == null) {
            return random.nextInt(first);
        }
        var found = Arrays.binarySearch(sums, random.nextLong(sums[first - 1]) + 1);
        // The first account of those whose sum is as large: those after it weigh nothing.
        var index = found < 0 ? -found - 1 : found;
        while (index > 0 && sums[index - 1] == sums[index]) {
            index--;
        }
        return index;
    }

    private static boolean suits(Member member, Need need, Instant now) {
        return !need.tried().contains(member.account().id()) && member.has(need.model(), now);
    }

    /** A look at all accounts, as long as none is ready. */
    private final class Search {

        private final Need need;
        private final Instant now;
        private @Nullable Member soonest;
        private boolean full;

        Search(Need need, Instant now) {
            this.need = need;
            this.now = now;
        }

        Choice in(RandomGenerator random) {
            var start = first == 0 ? 0 : random.nextInt(first);
            for (int i = 0; i < members.length; i++) {
                var member = members[i < first ? (start + i) % first : i];
                var token = ready(member);
                if (token.isPresent()) {
                    return new Choice.Ready(member, token.get());
                }
            }
            if (soonest != null) {
                return new Choice.SecondBest(soonest);
            }
            return full ? new Choice.Full() : new Choice.Nobody();
        }

        private Optional<AccessToken> ready(Member member) {
            if (!suits(member, need, now) || !member.isUsable(now)) {
                return Optional.empty();
            }
            var token = member.token(now);
            if (member.isFull()) {
                full = true;
            } else if (token.isEmpty() || member.isDeferred(now)) {
                considerLater(member, token);
            } else if (member.enter()) {
                return token;
            }
            return Optional.empty();
        }

        private void considerLater(Member member, Optional<AccessToken> token) {
            if (isWorthATry(member, token)) {
                soonest = sooner(soonest, member);
            }
        }

        private boolean isWorthATry(Member member, Optional<AccessToken> token) {
            return (token.isPresent() || member.mayGetToken(now))
                    && (need.hopeful() || !member.isDeferred(now));
        }

        /** Of those due at the same time always the same, so that few tokens are refreshed. */
        private static Member sooner(@Nullable Member one, Member other) {
            if (one == null) {
                return other;
            }
            var order = one.dueAt().compareTo(other.dueAt());
            if (order == 0) {
                order = one.account().id().compareTo(other.account().id());
            }
            return order <= 0 ? one : other;
        }
    }
}
