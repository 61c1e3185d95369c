package io.qgateway.operator.account;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountStatus;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.operator.grant.PendingLogin;
import io.qgateway.operator.grant.StoredGrant;
import io.qgateway.operator.login.ProfileDesk;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.qaccount.QAccountSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How an account stands: whether requests are sent through it, and why.
 *
 * @param message says what to do where there is something to do
 */
record Verdict(AccountReason reason, boolean ready, String message) {

    static Verdict on(Sight sight) {
        var grant = sight.grant();
        if (sight.spec().suspend()) {
            return not(AccountReason.DISABLED, "spec.suspend takes it out of service.");
        }
        if (!isKnown(sight.spec())) {
            return not(
                    AccountReason.CREDENTIALS_INVALID,
                    "This operator does not know the provider %s; a newer one may."
                            .formatted(sight.spec().provider()));
        }
        if (grant.refusal().isPresent()) {
            return refused(grant.refusal().get(), sight);
        }
        if (grant.credentials().isEmpty()) {
            return withoutLogin(sight);
        }
        if (ProfileDesk.isMissing(sight.spec(), grant)) {
            return not(
                    AccountReason.NOT_ENTITLED,
                    sight.trouble().orElse("Its profile is not known yet."));
        }
        return found(sight).orElseGet(() -> byToken(grant, sight));
    }

    static boolean isKnown(QAccountSpec spec) {
        return spec.provider().equals(QAccountSpec.AMAZON_Q);
    }

    private static Verdict not(AccountReason reason, String message) {
        return new Verdict(reason, false, message);
    }

    private static Verdict refused(AccountReason reason, Sight sight) {
        var why =
                switch (reason) {
                    case REFRESH_INTERRUPTED ->
                            "A refresh was interrupted after the identity provider had answered,"
                                    + " and the refresh token can't be used again.";
                    case REGISTRATION_EXPIRED ->
                            "The registration that the login belongs to is over.";
                    case CREDENTIALS_INVALID ->
                            "The identity provider does not accept the credentials.";
                    case REAUTH_REQUIRED,
                            READY,
                            COOLING,
                            ACCOUNT_HELD,
                            QUOTA_EXHAUSTED,
                            LOGIN_PENDING,
                            LOGIN_EXPIRED,
                            REFRESH_IN_DOUBT,
                            ACCOUNT_SUSPENDED,
                            NOT_ENTITLED,
                            TOO_MANY_ERRORS,
                            DISABLED ->
                            "The identity provider does not accept the refresh token any more.";
                };
        return not(reason, why + " " + cure(sight) + rest(sight.grant(), sight.at()));
    }

    /** The token that is there is as good as ever until it expires. */
    private static String rest(StoredGrant grant, Instant now) {
        return grant.servesAt(now)
                ? " Until %s its access token serves on."
                        .formatted(
                                grant.state()
                                        .tokenExpiresAt()
                                        .map(Verdict::seconds)
                                        .orElse("it expires"))
                : "";
    }

    private static String cure(Sight sight) {
        return sight.spec().auth().secretRef() == null
                ? "Log in again: " + command(sight, QAccount.LOGIN_ANNOTATION)
                : "Put a new login into Secret %s."
                        .formatted(sight.spec().auth().secretRef().name());
    }

    private static String command(Sight sight, String annotation) {
        return "kubectl annotate qa -n %s %s --overwrite %s=\"$(date +%%s)\""
                .formatted(sight.account().namespace(), sight.account().name(), annotation);
    }

    private static Verdict withoutLogin(Sight sight) {
        var login = sight.grant().login();
        if (sight.spec().auth().secretRef() != null) {
            return not(
                    AccountReason.CREDENTIALS_INVALID,
                    sight.trouble().orElse("The Secret with the login was not read yet."));
        }
        if (login.flatMap(PendingLogin::ended).isPresent()) {
            return not(
                    AccountReason.LOGIN_EXPIRED,
                    "%s. For another code: %s"
                            .formatted(
                                    login.flatMap(PendingLogin::ended).orElseThrow(),
                                    command(sight, QAccount.LOGIN_ANNOTATION)));
        }
        return not(
                AccountReason.LOGIN_PENDING,
                sight.trouble()
                        .or(() -> login.map(Verdict::invitation))
                        .orElse("A login is about to begin."));
    }

    static String invitation(PendingLogin login) {
        return "Open %s and approve the code %s by %s."
                .formatted(
                        login.verificationUriComplete(),
                        login.userCode(),
                        seconds(login.expiresAt()));
    }

    /** What gateways have found, or this operator has told them. */
    private static Optional<Verdict> found(Sight sight) {
        return sight.row()
                .map(PooledAccount::status)
                .map(status -> status.at(sight.at()))
                .flatMap(status -> found(status, sight));
    }

    private static Optional<Verdict> found(AccountStatus status, Sight sight) {
        var until = status.until().map(end -> " Until " + seconds(end) + ".").orElse("");
        return switch (status.reason()) {
            case READY, COOLING, REFRESH_IN_DOUBT, DISABLED, LOGIN_PENDING, LOGIN_EXPIRED ->
                    Optional.empty();
            case ACCOUNT_HELD ->
                    Optional.of(not(status.reason(), "Amazon Q holds it as suspicious." + until));
            case QUOTA_EXHAUSTED ->
                    Optional.of(not(status.reason(), "Its quota is used up." + until));
            case ACCOUNT_SUSPENDED ->
                    Optional.of(not(status.reason(), "AWS has suspended it. " + again(sight)));
            case NOT_ENTITLED ->
                    Optional.of(
                            not(
                                    status.reason(),
                                    "It is not entitled to Amazon Q Developer. " + again(sight)));
            case TOO_MANY_ERRORS ->
                    Optional.of(
                            not(
                                    status.reason(),
                                    "Too many of its requests have failed in a row. "
                                            + again(sight)));
            case REAUTH_REQUIRED, REFRESH_INTERRUPTED, REGISTRATION_EXPIRED, CREDENTIALS_INVALID ->
                    Optional.of(refused(status.reason(), sight));
        };
    }

    private static String again(Sight sight) {
        return "When that is settled, set spec.suspend to true and back to false, or log in again: "
                + command(sight, QAccount.LOGIN_ANNOTATION);
    }

    private static Verdict byToken(StoredGrant grant, Sight sight) {
        boolean serves = grant.servesAt(sight.at());
        if (grant.state().inDoubtSince().isPresent()) {
            return new Verdict(
                    AccountReason.REFRESH_IN_DOUBT,
                    serves,
                    "A refresh went unanswered, and the refresh token may be spent; it is tried"
                            + " again"
                            + nextTry(grant));
        }
        return serves
                ? new Verdict(AccountReason.READY, true, "Requests are sent through it.")
                : not(
                        AccountReason.REFRESH_IN_DOUBT,
                        "It has no token that is good; a refresh is tried again" + nextTry(grant));
    }

    private static String nextTry(StoredGrant grant) {
        return grant.state().notBefore().map(at -> " at " + seconds(at) + ".").orElse(".");
    }

    static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
