package io.qgateway.operator.grant;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.Region;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.NewTokens;
import io.qgateway.operator.qaccount.AccountName;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is kept of an account's login. Each change is another value, which is true once it is
 * stored.
 *
 * @param login one that waits for a person, beside the one that there is
 * @param version of the Secret; absent while there is none
 */
public record StoredGrant(
        AccountName account,
        Optional<Credentials> credentials,
        Optional<Secret> accessToken,
        GrantState state,
        Optional<PendingLogin> login,
        Optional<String> version) {

    public static StoredGrant none(AccountName account) {
        return new StoredGrant(
                account,
                Optional.empty(),
                Optional.empty(),
                GrantState.NONE,
                Optional.empty(),
                Optional.empty());
    }

    public long generation() {
        return state.generation();
    }

    public Optional<AccessToken> token() {
        return accessToken.flatMap(secret ->
                state.tokenObtainedAt()
                        .map(obtained ->
                                new AccessToken(
                                        secret, obtained, state.tokenExpiresAt(), generation())));
    }

    /** Whether there is a token that the upstream should take at this moment. */
    public boolean servesAt(Instant now) {
        return token().filter(token -> !token.expiredBy(now)).isPresent();
    }

    /** Whether nothing has been refreshed with what somebody brought or logged in with. */
    public boolean isUntried() {
        return generation() == state.since();
    }

    public Optional<AccountReason> refusal() {
        return state.refusal().map(AccountReason::ofWireName);
    }

    /**
     * A person has logged in.
     *
     * @param atLeast the generation that the table has, should this have been lost meanwhile
     */
    public StoredGrant loggedIn(Login brought, String source, long atLeast) {
        long next = Math.max(generation(), atLeast) + 1;
        var newState =
                new GrantState(
                        next,
                        next,
                        Optional.of(source),
                        Optional.of(brought.region()),
                        Optional.empty(),
                        brought.registrationExpiresAt(),
                        Optional.of(brought.obtainedAt()),
                        Optional.of(brought.expiresAt()),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty());
        return new StoredGrant(
                account,
                Optional.of(
                        new Credentials(
                                brought.clientId(),
                                brought.clientSecret(),
                                brought.refreshToken())),
                Optional.of(brought.accessToken()),
                newState,
                Optional.empty(),
                version);
    }

    /** Somebody has brought a login. The token that there is serves until it has its first own. */
    public StoredGrant imported(Credentials brought, String region, String source, long atLeast) {
        long next = Math.max(generation(), atLeast) + 1;
        var newState =
                new GrantState(
                        next,
                        next,
                        Optional.of(source),
                        Optional.of(Region.require(region)),
                        Optional.empty(),
                        Optional.empty(),
                        state.tokenObtainedAt(),
                        state.tokenExpiresAt(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty());
        return new StoredGrant(
                account, Optional.of(brought), accessToken, newState, Optional.empty(), version);
    }

    /** The profile that was found for its login. */
    public Optional<String> profileArn() {
        return state.profileArn();
    }

    public StoredGrant servedBy(String profileArn) {
        return with(state.servedBy(profileArn));
    }

    public StoredGrant waitingFor(PendingLogin pending) {
        return new StoredGrant(
                account, credentials, accessToken, state, Optional.of(pending), version);
    }

    public StoredGrant withoutLogin() {
        return new StoredGrant(account, credentials, accessToken, state, Optional.empty(), version);
    }

    StoredGrant with(GrantState newState) {
        return new StoredGrant(account, credentials, accessToken, newState, login, version);
    }

    StoredGrant with(NewTokens tokens) {
        var renewed =
                credentials.map(it ->
                        new Credentials(it.clientId(), it.clientSecret(), tokens.refreshToken()));
        return new StoredGrant(
                account,
                renewed,
                Optional.of(tokens.accessToken()),
                state.renewed(tokens.obtainedAt(), tokens.expiresAt()),
                login,
                version);
    }

    StoredGrant inVersion(String newVersion) {
        return new StoredGrant(
                account, credentials, accessToken, state, login, Optional.of(newVersion));
    }

    /** The same in the refresh protocol's terms. */
    Grant grant() {
        return new Grant(
                account.toString(),
                state.region().orElse(""),
                credentials.map(Credentials::clientId).orElse(""),
                credentials.map(Credentials::clientSecret),
                credentials.map(Credentials::refreshToken),
                token(),
                generation(),
                state.since(),
                state.registrationExpiresAt(),
                state.inDoubtSince(),
                state.failures(),
                state.notBefore());
    }
}
