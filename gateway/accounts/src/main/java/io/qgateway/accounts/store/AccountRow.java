package io.qgateway.accounts.store;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountPatch;
import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.SecretEdit.Keep;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code accounts} that people edit and see; the secret ones are sealed. To be
 * edited only while the row is locked.
 */
@Entity
@Table(name = "accounts")
class AccountRow {

    static final String DATABASE = "database";

    @Id private String id;
    private @Nullable String label;

    /** What labels are sorted and searched by; the database makes it. */
    @Column(name = "label_key", insertable = false, updatable = false)
    private @Nullable String labelKey;

    private String clientId;
    private @Nullable String clientSecret;
    private @Nullable String refreshToken;
    private @Nullable String accessToken;
    private @Nullable String other;

    @Column(name = "last_refresh_time")
    private @Nullable String lastRefreshTime;

    @Column(name = "last_refresh_status")
    private String lastRefreshStatus;

    @Column(name = "created_at")
    private String createdAt;

    @Column(name = "updated_at")
    private String updatedAt;

    private boolean enabled;

    @Column(name = "disabled_since")
    private @Nullable Long disabledSince;

    @Column(name = "expires_at")
    private @Nullable String expiresAt;

    private String region;

    @Column(name = "profile_arn")
    private @Nullable String profileArn;

    @Column(name = "registration_expires_at")
    private @Nullable Long registrationExpiresAt;

    private String origin;
    private long epoch;
    private long generation;

    @Column(name = "token_obtained_at")
    private @Nullable Long tokenObtainedAt;

    @Column(name = "token_expires_at")
    private @Nullable Long tokenExpiresAt;

    @Column(name = "claim_id")
    private @Nullable String claimId;

    @Column(name = "claim_started_at")
    private @Nullable Long claimStartedAt;

    @Column(name = "in_doubt_since")
    private @Nullable Long inDoubtSince;

    @Column(name = "refresh_failures")
    private int refreshFailures;

    @Column(name = "refresh_not_before")
    private @Nullable Long refreshNotBefore;

    /** For Hibernate, which fills in the fields. */
    @SuppressWarnings("NullAway.Init")
    protected AccountRow() {}

    AccountRow(NewAccount account, CredentialSeals seals, Instant now) {
        id = seals.accountId();
        label = account.label().orElse(null);
        clientId = account.clientId();
        other = account.other().orElse(null);
        lastRefreshStatus = LastRefresh.NEVER.wireName();
        createdAt = UtcText.of(now);
        updatedAt = createdAt;
        enabled = account.enabled();
        disabledSince = enabled ? null : (Long) now.toEpochMilli();
        region = account.region();
        profileArn = account.profileArn().orElse(null);
        origin = DATABASE;
        epoch = 1;
        generation = 1;
        clientSecret = sealed(account.clientSecret(), SecretColumn.CLIENT_SECRET, seals);
        refreshToken = sealed(account.refreshToken(), SecretColumn.REFRESH_TOKEN, seals);
        accessToken = sealed(account.accessToken(), SecretColumn.ACCESS_TOKEN, seals);
    }

    void edit(AccountPatch patch, CredentialSeals seals, Instant now) {
        label = patch.label().orElse(label);
        clientId = patch.clientId().orElse(clientId);
        other = patch.other().orElse(other);
        if (patch.touchesCredentials()) {
            editSecrets(patch, seals);
        }
        patch.enabled().ifPresent(wanted -> enable(wanted, now));
        updatedAt = UtcText.of(now);
    }

    void logIn(Login login, CredentialSeals seals, Instant now) {
        epoch++;
        generation++;
        region = login.region();
        clientId = login.clientId();
        clientSecret = seals.seal(SecretColumn.CLIENT_SECRET, generation, login.clientSecret());
        registrationExpiresAt =
                login.registrationExpiresAt().map(Instant::toEpochMilli).orElse(null);
        refreshToken = seals.seal(SecretColumn.REFRESH_TOKEN, generation, login.refreshToken());
        accessToken = seals.seal(SecretColumn.ACCESS_TOKEN, generation, login.accessToken());
        tokenObtainedAt = login.obtainedAt().toEpochMilli();
        tokenExpiresAt = login.expiresAt().toEpochMilli();
        expiresAt = UtcText.of(login.expiresAt());
        forgetAttempts();
        lastRefreshTime = UtcText.of(now);
        lastRefreshStatus = LastRefresh.SUCCESS.wireName();
        updatedAt = lastRefreshTime;
    }

    void assignProfile(Optional<String> arn, Instant now) {
        profileArn = arn.orElse(null);
        updatedAt = UtcText.of(now);
    }

    Account seen(StandingRow found, Instant now) {
        var standing = new Standing(enabled, found.status(), inDoubtSince != null);
        return new Account(
                id,
                Optional.ofNullable(label),
                clientId,
                clientSecret != null,
                refreshToken != null,
                accessToken != null,
                Optional.ofNullable(other),
                Optional.ofNullable(lastRefreshTime).map(UtcText::parse),
                LastRefresh.ofWireName(lastRefreshStatus),
                UtcText.parse(createdAt),
                UtcText.parse(updatedAt),
                standing.enabled(),
                found.errorCount(),
                found.successCount(),
                Optional.ofNullable(expiresAt).map(UtcText::parse),
                standing.statusAt(now),
                since(standing, found, now),
                found.usage(),
                region,
                Optional.ofNullable(profileArn),
                origin,
                generation,
                Optional.ofNullable(registrationExpiresAt).map(Instant::ofEpochMilli));
    }

    private @Nullable String sealed(
            Optional<Secret> secret, SecretColumn column, CredentialSeals seals) {
        return secret.map(value -> seals.seal(column, generation, value)).orElse(null);
    }

    private Optional<Instant> since(Standing standing, StandingRow found, Instant now) {
        var since =
                switch (standing.statusAt(now).reason()) {
                    case READY -> null;
                    case DISABLED -> disabledSince;
                    case REFRESH_IN_DOUBT -> inDoubtSince;
                    case COOLING,
                            ACCOUNT_HELD,
                            QUOTA_EXHAUSTED,
                            LOGIN_PENDING,
                            LOGIN_EXPIRED,
                            REAUTH_REQUIRED,
                            REFRESH_INTERRUPTED,
                            REGISTRATION_EXPIRED,
                            CREDENTIALS_INVALID,
                            ACCOUNT_SUSPENDED,
                            NOT_ENTITLED,
                            TOO_MANY_ERRORS ->
                            found.since();
                };
        return Optional.ofNullable(since).map(Instant::ofEpochMilli);
    }

    private void enable(boolean wanted, Instant now) {
        if (wanted) {
            epoch++;
            disabledSince = null;
        } else if (enabled) {
            disabledSince = now.toEpochMilli();
        }
        enabled = wanted;
    }

    private void editSecrets(AccountPatch patch, CredentialSeals seals) {
        boolean otherToken =
                seals.changes(
                        SecretColumn.REFRESH_TOKEN, patch.refreshToken(), refreshToken, generation);
        generation++;
        clientSecret =
                seals.edited(
                        SecretColumn.CLIENT_SECRET, patch.clientSecret(), clientSecret, generation);
        refreshToken =
                seals.edited(
                        SecretColumn.REFRESH_TOKEN, patch.refreshToken(), refreshToken, generation);
        accessToken =
                seals.edited(
                        SecretColumn.ACCESS_TOKEN, patch.accessToken(), accessToken, generation);
        if (!(patch.accessToken() instanceof Keep)) {
            forgetTokenTimes();
        }
        if (patch.clientId().isPresent() || !(patch.clientSecret() instanceof Keep)) {
            registrationExpiresAt = null;
        }
        if (otherToken) {
            forgetAttempts();
        }
    }

    private void forgetTokenTimes() {
        tokenObtainedAt = null;
        tokenExpiresAt = null;
        expiresAt = null;
    }

    /** An attempt under way spends the old refresh token, which is nobody's concern any more. */
    private void forgetAttempts() {
        claimId = null;
        claimStartedAt = null;
        inDoubtSince = null;
        refreshFailures = 0;
        refreshNotBefore = null;
    }
}
