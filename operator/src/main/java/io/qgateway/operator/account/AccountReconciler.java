package io.qgateway.operator.account;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.refresh.GrantStoreException;
import io.qgateway.accounts.refresh.TokenRefresher;
import io.qgateway.operator.grant.BrokenGrantException;
import io.qgateway.operator.grant.SecretGrants;
import io.qgateway.operator.grant.StoredGrant;
import io.qgateway.operator.qaccount.AccountName;
import io.qgateway.operator.qaccount.Handled;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.qaccount.QAccountStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Looks at an account, sees to its login and its token, writes the row that gateways read, and
 * reports. Each time everything, so that it doesn't matter what was missed; it never waits for a
 * person or a pause, but comes back.
 */
@ControllerConfiguration(
        name = AccountReconciler.NAME,
        finalizerName = QAccount.FINALIZER,
        fieldManager = "qgateway-operator",
        generationAwareEventProcessing = false)
public final class AccountReconciler implements Reconciler<QAccount>, Cleaner<QAccount> {

    public static final String NAME = "qaccount";

    private static final Logger log = LoggerFactory.getLogger(AccountReconciler.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    // As long as gateways need to hear that the account takes no more requests.
    private static final Duration DRAIN = Duration.ofSeconds(5);
    // After that a deletion is over, whatever could not be cleaned up.
    private static final Duration CLEANUP = Duration.ofMinutes(1);
    private static final Duration CLEANUP_AGAIN = Duration.ofSeconds(5);

    private final LoginDesk logins;
    private final SecretGrants grants;
    private final TokenRefresher refresher;
    private final Projection projection;
    private final EventRecorder events;
    private final GatewayWishes wishes;
    private final Definition definition;
    private final AccountFigures figures;
    private final InstantSource clock;
    private final RefreshPace pace = new RefreshPace();

    public AccountReconciler(
            LoginDesk logins,
            SecretGrants grants,
            TokenRefresher refresher,
            Projection projection,
            EventRecorder events,
            GatewayWishes wishes,
            Definition definition,
            AccountFigures figures,
            InstantSource clock) {
        this.logins = logins;
        this.grants = grants;
        this.refresher = refresher;
        this.projection = projection;
        this.events = events;
        this.wishes = wishes;
        this.definition = definition;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, QAccount>> prepareEventSources(
            EventSourceContext<QAccount> context) {
        var imports = new ImportIndex(context.getPrimaryCache());
        var secrets =
                InformerEventSourceConfiguration.from(Secret.class, QAccount.class)
                        .withName("secrets")
                        .withNamespacesInheritedFromController()
                        .withItemStore(SecretNames.store())
                        .withGenericFilter(this::isNews)
                        .withSecondaryToPrimaryMapper(imports::accountsOf)
                        .build();
        return List.of(new InformerEventSource<>(secrets, context), wishes.eventSource());
    }

    @Override
    public UpdateControl<QAccount> reconcile(QAccount resource, Context<QAccount> context)
            throws InterruptedException {
        try {
            return reconcile(resource);
        } catch (BrokenGrantException e) {
            return report(broken(resource, String.valueOf(e.getMessage())), false, Stream.empty());
        }
    }

    /** First what needs no database: a token must not expire because that is away. */
    private UpdateControl<QAccount> reconcile(QAccount resource) throws InterruptedException {
        var stored = grants.read(AccountName.of(resource));
        var refreshed = refreshed(resource, stored);
        var row = projection.find(resource);
        var progress = logins.look(resource, refreshed, row);
        boolean hasNewLogin = progress.grant().generation() > refreshed.generation();
        var grant = hasNewLogin ? refreshed(resource, progress.grant()) : progress.grant();
        boolean renewed =
                refreshed.generation() > stored.generation()
                        || grant.generation() > progress.grant().generation();
        var sight = sight(resource, grant, row, progress.trouble());
        return report(projection.apply(sight), renewed, progress.nextLook().stream());
    }

    /** The grant, with a new token if it is time for one or somebody wants one. */
    private StoredGrant refreshed(QAccount resource, StoredGrant grant)
            throws InterruptedException {
        var now = clock.instant();
        var uid = resource.getMetadata().getUid();
        var next = RefreshPlan.nextAt(resource.getSpec(), uid, grant);
        if (next.isEmpty() || grant.state().notBefore().filter(now::isBefore).isPresent()) {
            return grant;
        }
        boolean due = !now.isBefore(next.get());
        boolean asked = requestOf(resource).isPresent();
        boolean wanted = asked || wishes.isWanted(uid, grant.generation());
        if (!wanted && !(due && pace.isTurn(grant.account(), now))) {
            return grant;
        }
        pace.forget(grant.account());
        var outcome = refresher.refresh(grant.account().toString(), grant.generation());
        log.info("A refresh of {} has ended: {}", grant.account(), outcome);
        return grants.read(grant.account());
    }

    private static Optional<String> requestOf(QAccount resource) {
        var handled = Sight.statusOf(resource).handled();
        return Sight.request(
                resource, QAccount.REFRESH_ANNOTATION, handled == null ? null : handled.refresh());
    }

    private Sight sight(
            QAccount resource,
            StoredGrant grant,
            Optional<PooledAccount> row,
            Optional<String> trouble) {
        return new Sight(resource, grant, row, Optional.empty(), trouble, clock.instant());
    }

    private Sight broken(QAccount resource, String trouble) {
        var none = StoredGrant.none(AccountName.of(resource));
        return sight(resource, none, Optional.empty(), Optional.of(trouble));
    }

    private UpdateControl<QAccount> report(Sight sight, boolean renewed, Stream<Instant> looks) {
        var verdict = Verdict.on(sight);
        var before = sight.status();
        var status = StatusWriter.status(sight, verdict, handled(sight, renewed));
        figures.seen(sight, status);
        events.transition(sight.resource(), before, status, verdict);
        var next = next(sight, looks);
        var control =
                status.isNewsTo(before)
                        ? UpdateControl.patchStatus(patch(sight.resource(), status))
                        : UpdateControl.<QAccount>noUpdate();
        return next.map(at -> control.rescheduleAfter(pauseUntil(at))).orElse(control);
    }

    /** When something changes by time alone. */
    private Optional<Instant> next(Sight sight, Stream<Instant> looks) {
        var refresh =
                RefreshPlan.nextAt(sight.spec(), sight.uid(), sight.grant())
                        .map(at -> pace.turn(sight.account()).orElse(at))
                        .stream();
        var expiry = sight.grant().state().tokenExpiresAt().stream();
        var found = sight.row().flatMap(row -> row.status().until()).stream();
        var later = Stream.of(expiry, found).flatMap(it -> it).filter(at -> at.isAfter(sight.at()));
        return Stream.of(looks, refresh, later).flatMap(it -> it).min(Instant::compareTo);
    }

    private Duration pauseUntil(Instant time) {
        var pause = Duration.between(clock.instant(), time);
        return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    }

    /** What was asked for by annotation and has been done or begun. */
    private static Handled handled(Sight sight, boolean renewed) {
        var before = Optional.ofNullable(sight.status().handled()).orElse(Handled.NOTHING);
        var login =
                Sight.request(sight.resource(), QAccount.LOGIN_ANNOTATION, before.login())
                        .filter(request -> LoginDesk.hasActedUpon(request, sight.grant()));
        var refresh = requestOf(sight.resource()).filter(_ -> renewed);
        return new Handled(
                login.or(() -> Optional.ofNullable(before.login())).orElse(null),
                refresh.or(() -> Optional.ofNullable(before.refresh())).orElse(null));
    }

    /** Nothing but what is this operator's own. */
    private static QAccount patch(QAccount resource, QAccountStatus status) {
        var patch = new QAccount();
        patch.setMetadata(
                new ObjectMetaBuilder()
                        .withNamespace(resource.getMetadata().getNamespace())
                        .withName(resource.getMetadata().getName())
                        .withUid(resource.getMetadata().getUid())
                        .build());
        patch.setStatus(status);
        return patch;
    }

    /** Lets gateways stop using the account, then takes row and Secret away. */
    @Override
    public DeleteControl cleanup(QAccount resource, Context<QAccount> context) {
        var account = AccountName.of(resource);
        var deletedAt = Instant.parse(resource.getMetadata().getDeletionTimestamp());
        logins.forget(account);
        if (definition.isGoing()) {
            log.warn(
                    "The definition of QAccounts is being deleted: the row and the Secret of {} are"
                            + " kept",
                    account);
            return gone(account);
        }
        try {
            if (clock.instant().isBefore(deletedAt.plus(DRAIN)) && projection.close(resource)) {
                return DeleteControl.noFinalizerRemoval().rescheduleAfter(DRAIN);
            }
            projection.remove(resource);
            if (resource.getSpec().credentialSecret().isDeleted()) {
                grants.delete(account);
            }
            return gone(account);
        } catch (DataAccessException | GrantStoreException e) {
            return giveUpOrTryAgain(resource, deletedAt, e);
        }
    }

    private DeleteControl giveUpOrTryAgain(
            QAccount resource, Instant deletedAt, RuntimeException problem) {
        if (clock.instant().isBefore(deletedAt.plus(CLEANUP))) {
            log.warn(
                    "{} can't be cleaned up yet: {}", AccountName.of(resource), problem.toString());
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(CLEANUP_AGAIN);
        }
        events.warn(
                resource,
                "CleanupIncomplete",
                "Deleted without its row or Secret being removed, which did not succeed for a"
                        + " minute: "
                        + problem.getMessage());
        return gone(AccountName.of(resource));
    }

    private DeleteControl gone(AccountName account) {
        figures.forget(account);
        pace.forget(account);
        return DeleteControl.defaultDelete();
    }

    /** This process's own writes tell it nothing. */
    private boolean isNews(Secret secret) {
        var account = SecretNames.account(secret);
        var version = secret.getMetadata().getResourceVersion();
        return account.isEmpty() || !grants.isOwn(account.get(), version);
    }
}
