package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Grants in memory, by the same rules as the table's; its claims go by the caller's clock. */
final class MemoryGrantStore implements GrantStore, DueGrants {

    private record Row(Grant grant, @Nullable Claim claim, @Nullable AccountReason refusedFor) {

        Row with(Grant newGrant) {
            return new Row(newGrant, claim, refusedFor);
        }

        boolean isOf(Grant seen) {
            return grant.generation() == seen.generation();
        }

        boolean isHeldBy(Claim holder) {
            return claim != null && claim.id().equals(holder.id());
        }
    }

    private final Map<String, Row> rows = new HashMap<>();

    /** Adds an account with its first credentials. */
    synchronized void add(Grant grant) {
        rows.put(grant.accountId(), new Row(grant, null, null));
    }

    /** A person's login: what an attempt under way will bring is nobody's concern any more. */
    synchronized void logIn(String accountId, Login login) {
        change(accountId, row -> new Row(loggedIn(row.grant(), login), null, null));
    }

    /** A person's edit that leaves the refresh token, and attempts to use it, alone. */
    synchronized void enterAccessToken(String accountId, AccessToken accessToken) {
        change(
                accountId,
                row ->
                        new Row(
                                next(
                                        row.grant(),
                                        row.grant().refreshToken(),
                                        accessToken,
                                        row.grant().inDoubtSince(),
                                        row.grant().failures(),
                                        row.grant().notBefore()),
                                row.claim(),
                                null));
    }

    /** What no store may do. */
    synchronized void blank(String accountId) {
        change(accountId, row -> row.with(withRefreshToken(row.grant(), Optional.empty())));
    }

    synchronized void ageClaim(String accountId, Duration by) {
        change(accountId, row -> new Row(row.grant(), aged(row.claim(), by), row.refusedFor()));
    }

    /** What was found against the credentials that the account has now. */
    synchronized Optional<AccountReason> refusedFor(String accountId) {
        return Optional.ofNullable(rows.get(accountId)).map(Row::refusedFor);
    }

    @Override
    public synchronized Optional<Grant> read(String accountId) {
        return Optional.ofNullable(rows.get(accountId)).map(Row::grant);
    }

    @Override
    public synchronized boolean claim(Grant grant, Claim claim) {
        var row = rows.get(grant.accountId());
        if (row == null
                || !row.isOf(grant)
                || row.claim() != null
                || row.grant().pausedAt(claim.startedAt())) {
            return false;
        }
        rows.put(grant.accountId(), new Row(row.grant(), claim, row.refusedFor()));
        return true;
    }

    @Override
    public synchronized boolean expire(Grant grant, Duration lifetime, Postponement postponement) {
        var row = rows.get(grant.accountId());
        if (row == null || !row.isOf(grant) || row.claim() == null) {
            return false;
        }
        var startedAt = row.claim().startedAt();
        if (startedAt.plus(lifetime).isAfter(postponement.at())) {
            return false;
        }
        end(row, Optional.of(startedAt), Optional.of(postponement.notBefore()), row.refusedFor());
        return true;
    }

    @Override
    public synchronized boolean persist(Grant grant, NewTokens tokens) {
        var row = rows.get(grant.accountId());
        if (row == null || !row.isOf(grant)) {
            return false;
        }
        var next =
                next(
                        row.grant(),
                        Optional.of(tokens.refreshToken()),
                        tokens.accessToken(grant.generation() + 1),
                        Optional.empty(),
                        0,
                        Optional.empty());
        rows.put(grant.accountId(), new Row(next, null, null));
        return true;
    }

    @Override
    public synchronized void postpone(Claim claim, Grant grant, Postponement postponement) {
        var row = rows.get(grant.accountId());
        if (row != null && row.isHeldBy(claim)) {
            var doubt = Optional.of(postponement.at()).filter(_ -> postponement.inDoubt());
            end(row, doubt, Optional.of(postponement.notBefore()), row.refusedFor());
        }
    }

    @Override
    public synchronized boolean refuse(Claim claim, Grant grant, AccountReason reason, Instant at) {
        var row = rows.get(grant.accountId());
        if (row == null) {
            return false;
        }
        var found = row.isOf(grant) ? reason : row.refusedFor();
        if (row.isHeldBy(claim)) {
            end(row, Optional.empty(), Optional.empty(), found);
        } else {
            rows.put(grant.accountId(), new Row(row.grant(), row.claim(), found));
        }
        return row.isOf(grant);
    }

    @Override
    public synchronized List<DueGrant> due(
            Instant now, Instant obtainedBefore, Instant expiresBefore) {
        return rows.values().stream()
                .filter(row -> row.refusedFor() == null)
                .map(Row::grant)
                .filter(grant -> grant.missing().isEmpty() && !grant.pausedAt(now))
                .filter(grant -> isDue(grant, obtainedBefore, expiresBefore))
                .map(grant -> new DueGrant(grant.accountId(), grant.generation()))
                .toList();
    }

    private static @Nullable Claim aged(@Nullable Claim claim, Duration by) {
        return claim == null ? null : new Claim(claim.id(), claim.startedAt().minus(by));
    }

    private static boolean isDue(Grant grant, Instant obtainedBefore, Instant expiresBefore) {
        return grant.accessToken()
                .filter(token -> !token.obtainedAt().isBefore(obtainedBefore))
                .filter(token -> token.outlives(expiresBefore.minusMillis(1)))
                .isEmpty();
    }

    private void change(String accountId, UnaryOperator<Row> change) {
        rows.computeIfPresent(accountId, (_, row) -> change.apply(row));
    }

    private void end(
            Row row,
            Optional<Instant> inDoubtSince,
            Optional<Instant> notBefore,
            @Nullable AccountReason refusedFor) {
        var grant = row.grant();
        var next =
                new Grant(
                        grant.accountId(),
                        grant.region(),
                        grant.clientId(),
                        grant.clientSecret(),
                        grant.refreshToken(),
                        grant.accessToken(),
                        grant.generation(),
                        grant.epoch(),
                        grant.registrationExpiresAt(),
                        grant.inDoubtSince().or(() -> inDoubtSince),
                        grant.failures() + 1,
                        notBefore);
        rows.put(grant.accountId(), new Row(next, null, refusedFor));
    }

    private static Grant loggedIn(Grant grant, Login login) {
        long generation = grant.generation() + 1;
        var token =
                new AccessToken(
                        login.accessToken(),
                        login.obtainedAt(),
                        Optional.of(login.expiresAt()),
                        generation);
        return new Grant(
                grant.accountId(),
                login.region(),
                login.clientId(),
                Optional.of(login.clientSecret()),
                Optional.of(login.refreshToken()),
                Optional.of(token),
                generation,
                grant.epoch() + 1,
                login.registrationExpiresAt(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private static Grant next(
            Grant grant,
            Optional<Secret> refreshToken,
            AccessToken token,
            Optional<Instant> inDoubtSince,
            int failures,
            Optional<Instant> notBefore) {
        long generation = grant.generation() + 1;
        return new Grant(
                grant.accountId(),
                grant.region(),
                grant.clientId(),
                grant.clientSecret(),
                refreshToken,
                Optional.of(
                        new AccessToken(
                                token.value(), token.obtainedAt(), token.expiresAt(), generation)),
                generation,
                grant.epoch(),
                grant.registrationExpiresAt(),
                inDoubtSince,
                failures,
                notBefore);
    }

    private static Grant withRefreshToken(Grant grant, Optional<Secret> refreshToken) {
        return new Grant(
                grant.accountId(),
                grant.region(),
                grant.clientId(),
                grant.clientSecret(),
                refreshToken,
                grant.accessToken(),
                grant.generation(),
                grant.epoch(),
                grant.registrationExpiresAt(),
                grant.inDoubtSince(),
                grant.failures(),
                grant.notBefore());
    }
}
