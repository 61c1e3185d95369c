package io.qgateway.operator.account;

import io.qgateway.accounts.AccountReason;
import io.qgateway.operator.grant.GrantState;
import io.qgateway.operator.grant.PendingLogin;
import io.qgateway.operator.grant.SecretGrants;
import io.qgateway.operator.qaccount.Condition;
import io.qgateway.operator.qaccount.CredentialSecretRef;
import io.qgateway.operator.qaccount.Handled;
import io.qgateway.operator.qaccount.LoginStatus;
import io.qgateway.operator.qaccount.QAccountStatus;
import io.qgateway.operator.qaccount.RegistrationStatus;
import io.qgateway.operator.qaccount.TokenStatus;
import io.qgateway.operator.qaccount.UsageStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what is known of an account into its status. Nothing in it changes by time alone. */
final class StatusWriter {

    private StatusWriter() {}

    static QAccountStatus status(Sight sight, Verdict verdict, Handled handled) {
        var grant = sight.grant();
        return new QAccountStatus(
                sight.resource().getMetadata().getGeneration(),
                List.of(
                        condition(
                                sight,
                                Condition.READY,
                                verdict.ready(),
                                verdict.reason(),
                                verdict.message()),
                        authenticated(sight, verdict),
                        quota(sight, verdict)),
                grant.login().filter(PendingLogin::isWaiting).map(StatusWriter::login).orElse(null),
                grant.generation() == 0 ? null : token(sight),
                grant.state()
                        .registrationExpiresAt()
                        .map(at -> new RegistrationStatus(seconds(at)))
                        .orElse(null),
                usage(sight),
                grant.version()
                        .map(_ -> new CredentialSecretRef(SecretGrants.secretName(sight.account())))
                        .orElse(null),
                handled.equals(Handled.NOTHING) ? null : handled);
    }

    private static Condition authenticated(Sight sight, Verdict verdict) {
        var grant = sight.grant();
        if (grant.credentials().isPresent() && grant.refusal().isEmpty()) {
            return condition(
                    sight,
                    Condition.AUTHENTICATED,
                    true,
                    AccountReason.READY,
                    sight.trouble().orElse("It has a login."));
        }
        var cause = verdict.reason() == AccountReason.DISABLED ? unsuspended(sight) : verdict;
        return condition(sight, Condition.AUTHENTICATED, false, cause.reason(), cause.message());
    }

    /** A suspended account may have no login beside. */
    private static Verdict unsuspended(Sight sight) {
        var refusal = sight.grant().refusal();
        return new Verdict(
                refusal.orElse(AccountReason.DISABLED),
                false,
                refusal.isPresent()
                        ? "It has to log in again."
                        : "It has no login, and gets none while it is suspended.");
    }

    private static Condition quota(Sight sight, Verdict verdict) {
        boolean exhausted = verdict.reason() == AccountReason.QUOTA_EXHAUSTED;
        return condition(
                sight,
                Condition.QUOTA_AVAILABLE,
                !exhausted,
                exhausted ? verdict.reason() : AccountReason.READY,
                exhausted ? verdict.message() : "Nothing is known against it.");
    }

    private static Condition condition(
            Sight sight, String type, boolean holds, AccountReason reason, String message) {
        var status = holds ? "True" : "False";
        var since =
                sight.status()
                        .condition(type)
                        .filter(before -> before.status().equals(status))
                        .map(Condition::lastTransitionTime)
                        .orElse(seconds(sight.at()));
        return new Condition(
                type,
                status,
                reason.wireName(),
                message,
                since,
                sight.resource().getMetadata().getGeneration());
    }

    private static LoginStatus login(PendingLogin login) {
        return new LoginStatus(
                login.userCode(),
                login.verificationUri().toString(),
                login.verificationUriComplete().toString(),
                seconds(login.expiresAt()),
                login.attempt());
    }

    private static TokenStatus token(Sight sight) {
        GrantState state = sight.grant().state();
        var next = RefreshPlan.nextAt(sight.spec(), sight.uid(), sight.grant());
        return new TokenStatus(
                seconds(state.tokenExpiresAt()),
                seconds(state.tokenObtainedAt()),
                seconds(next.filter(at -> at.isAfter(Instant.EPOCH))),
                state.generation(),
                state.failures());
    }

    /** What is not known right now was so when it was. */
    private static @Nullable UsageStatus usage(Sight sight) {
        return sight.usage()
                .map(told -> new UsageStatus(told.used(), told.limit(), seconds(told.resetsAt())))
                .orElse(sight.status().usage());
    }

    private static @Nullable Instant seconds(Optional<Instant> time) {
        return time.map(StatusWriter::seconds).orElse(null);
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
