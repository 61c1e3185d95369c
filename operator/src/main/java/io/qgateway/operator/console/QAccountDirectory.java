package io.qgateway.operator.console;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountReader;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.NewAccount;
import io.qgateway.console.AccountChange;
import io.qgateway.console.AccountDirectory;
import io.qgateway.console.AccountDraft;
import io.qgateway.console.AccountListing;
import io.qgateway.console.AccountQuery;
import io.qgateway.console.AccountView;
import io.qgateway.console.Concealed;
import io.qgateway.console.DeleteResult;
import io.qgateway.console.EditResult;
import io.qgateway.console.Feed;
import io.qgateway.console.FieldProblem;
import io.qgateway.console.ManagedElsewhere;
import io.qgateway.console.NoSuchAccount;
import io.qgateway.console.RefreshResult;
import io.qgateway.console.Refusal;
import io.qgateway.directory.StoredAccounts;
import io.qgateway.operator.qaccount.AccountName;
import io.qgateway.operator.qaccount.Auth;
import io.qgateway.operator.qaccount.Condition;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.qaccount.QAccountStatus;
import io.qgateway.operator.qaccount.SecretRef;
import io.qgateway.operator.qaccount.TokenStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a cluster: read where gateways read them, and changed where they are declared.
 * The operator makes the one follow the other. May be shared by all threads, and may block.
 */
final class QAccountDirectory implements AccountDirectory, Feed {

    /** Where clients keep what they keep with an account, as JSON. */
    static final String OTHER_ANNOTATION = "qgateway.io/other";

    private static final String DATABASE = "database";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StoredAccounts stored;
    private final ResourceIndex index;
    private final Resources resources;
    private final InstantSource clock;

    QAccountDirectory(
            AccountReader rows, ResourceIndex index, Resources resources, InstantSource clock) {
        this.stored = new StoredAccounts(rows, this::managerOf);
        this.index = index;
        this.resources = resources;
        this.clock = clock;
    }

    private Optional<String> managerOf(Account row) {
        if (row.origin().equals(DATABASE)) {
            return Optional.of("the gateways' own console");
        }
        var name = AccountName.ofOrigin(row.origin());
        return index.covers(name)
                ? index.find(row.id()).flatMap(ResourceIndex.Entry::elsewhere)
                : Optional.of(
                        "QAccount %s, which is in none of this console's namespaces"
                                .formatted(name));
    }

    @Override
    public AccountListing list(AccountQuery query) {
        return stored.list(query);
    }

    @Override
    public Set<String> states() {
        return stored.states();
    }

    @Override
    public boolean hasEnabled() {
        return stored.hasEnabled();
    }

    @Override
    public Optional<AccountView> find(String id) {
        var resource = resource(id);
        return resource.isPresent() ? resource.map(this::view) : stored.find(id);
    }

    /** The resource of that id, whoever manages it. */
    Optional<QAccount> resource(String id) {
        return index.find(id)
                .map(ResourceIndex.Entry::name)
                .or(() -> nameInTable(id))
                .flatMap(name -> resources.find(name, id));
    }

    private Optional<AccountName> nameInTable(String id) {
        return stored.find(id)
                .map(AccountView::origin)
                .filter(origin -> !origin.equals(DATABASE))
                .map(AccountName::ofOrigin)
                .filter(index::covers);
    }

    private AccountView view(QAccount resource) {
        return ResourceView.of(
                resource,
                stored.find(resource.getMetadata().getUid()),
                ResourceIndex.Entry.of(resource).elsewhere());
    }

    @Override
    public AccountView create(AccountDraft draft) {
        var login = login(draft);
        var problems = LoginSecret.problems(login);
        if (!problems.isEmpty()) {
            throw Refusal.of(problems);
        }
        var account =
                resources.create(
                        draft.label().filter(label -> !label.isBlank()),
                        !draft.enabled(),
                        name -> secretRef(LoginSecret.nameFor(name)));
        try {
            var name = Objects.requireNonNull(account.getSpec().auth().secretRef()).name();
            resources.createLogin(account, name, LoginSecret.data(login));
        } catch (RuntimeException failed) {
            resources.delete(account);
            throw failed;
        }
        return view(
                draft.other()
                        .map(other -> resources.annotate(account, OTHER_ANNOTATION, other))
                        .orElse(account));
    }

    private static Auth secretRef(String name) {
        return new Auth(null, new SecretRef(name, NewAccount.DEFAULT_REGION));
    }

    private static Map<String, Concealed> login(AccountDraft draft) {
        var login = new HashMap<String, Concealed>();
        login.put("clientId", new Concealed(draft.clientId()));
        login.put("clientSecret", draft.clientSecret());
        draft.refreshToken().ifPresent(token -> login.put("refreshToken", token));
        return login;
    }

    /** They serve as soon as the operator has got a token for them, which is the trial here. */
    @Override
    public List<String> take(List<AccountDraft> drafts) {
        return drafts.stream()
                .map(QAccountDirectory::enabled)
                .map(this::create)
                .map(AccountView::id)
                .toList();
    }

    private static AccountDraft enabled(AccountDraft draft) {
        return new AccountDraft(
                draft.label(),
                draft.clientId(),
                draft.clientSecret(),
                draft.refreshToken(),
                draft.accessToken(),
                draft.other(),
                true);
    }

    @Override
    public EditResult edit(String id, AccountChange change) {
        var resource = resource(id);
        if (resource.isEmpty()) {
            return inTable(id).<EditResult>map(it -> it).orElseGet(NoSuchAccount::new);
        }
        var manager = managed(resource.get());
        if (manager.isPresent()) {
            return manager.get();
        }
        return new EditResult.Edited(view(edit(resource.get(), change)));
    }

    private QAccount edit(QAccount resource, AccountChange change) {
        var spec = new HashMap<String, @Nullable Object>();
        change.label().ifPresent(label -> spec.put("label", label.isBlank() ? null : label));
        newLogin(resource, change)
                .ifPresent(name -> spec.put("auth", Map.of("secretRef", Map.of("name", name))));
        var annotations = new HashMap<String, @Nullable Object>();
        change.other().ifPresent(other -> annotations.put(OTHER_ANNOTATION, other));
        change.enabled().ifPresent(enabled -> spec.put("suspend", !enabled));
        if (change.enabled().orElse(false) && isTakenOut(resource)) {
            resources.patch(resource, Map.of(), Map.of("suspend", true));
            awaitObserved(resource);
        }
        return resources.patch(resource, annotations, spec);
    }

    /**
     * Whether enabling it has to be seen as an end of being disabled: gateways have taken it out of
     * service, though nobody has asked for that.
     */
    private boolean isTakenOut(QAccount resource) {
        return !resource.getSpec().suspend()
                && stored.find(resource.getMetadata().getUid())
                        .filter(row -> !row.enabled())
                        .isPresent();
    }

    private void awaitObserved(QAccount resource) {
        try {
            resources.await(
                    resource,
                    PATIENCE,
                    status -> reason(status).equals(AccountReason.DISABLED.wireName()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps new credentials in a Secret of their own, and returns its name. */
    private Optional<String> newLogin(QAccount resource, AccountChange change) {
        var login = new HashMap<String, Concealed>();
        change.clientId()
                .filter(id -> !id.isBlank())
                .ifPresent(id -> login.put("clientId", new Concealed(id)));
        change.clientSecret().ifPresent(secret -> login.put("clientSecret", secret));
        change.refreshToken().ifPresent(token -> login.put("refreshToken", token));
        if (login.isEmpty()) {
            return Optional.empty();
        }
        var problems =
                resource.getSpec().auth().secretRef() == null
                        ? List.of(
                                new FieldProblem(
                                        login.keySet().iterator().next(),
                                        "is not what this account logs in with",
                                        "its id as accountId to POST /v2/auth/start"))
                        : LoginSecret.problems(login);
        if (!problems.isEmpty()) {
            throw Refusal.of(problems);
        }
        var name = LoginSecret.nameFor(resource.getMetadata().getName());
        resources.createLogin(resource, name, LoginSecret.data(login));
        return Optional.of(name);
    }

    @Override
    public DeleteResult delete(String id) {
        var resource = resource(id);
        if (resource.isEmpty()) {
            return inTable(id).<DeleteResult>map(it -> it).orElseGet(NoSuchAccount::new);
        }
        var manager = managed(resource.get());
        if (manager.isPresent()) {
            return manager.get();
        }
        resources.delete(resource.get());
        return new DeleteResult.Deleted();
    }

    /** Asks the operator, and waits for what it says. */
    @Override
    public RefreshResult refresh(String id) {
        var resource = resource(id);
        if (resource.isEmpty()) {
            return inTable(id).<RefreshResult>map(it -> it).orElseGet(NoSuchAccount::new);
        }
        try {
            return refresh(resource.get());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new RefreshResult.RefreshFailed("the console is being stopped");
        }
    }

    private RefreshResult refresh(QAccount resource) throws InterruptedException {
        var before = Resources.statusOf(resource);
        if (before.token() == null) {
            return new RefreshResult.CannotRefresh(List.of("refreshToken"));
        }
        var request = Long.toString(clock.millis());
        resources.annotate(resource, QAccount.REFRESH_ANNOTATION, request);
        var now =
                resources.await(
                        resource,
                        PATIENCE,
                        status -> isHandled(status, request) || hasFailed(before, status));
        return now.map(account -> result(account, request)).orElseGet(NoSuchAccount::new);
    }

    private RefreshResult result(QAccount account, String request) {
        var status = Resources.statusOf(account);
        if (isHandled(status, request)) {
            return new RefreshResult.Refreshed(view(account));
        }
        return new RefreshResult.RefreshFailed(
                status.condition(Condition.READY)
                        .filter(ready -> !ready.status().equals("True"))
                        .map(Condition::message)
                        .orElse(
                                "the operator has not got a token within %d s; kubectl describe qa -n %s %s tells more"
                                        .formatted(
                                                PATIENCE.toSeconds(),
                                                account.getMetadata().getNamespace(),
                                                account.getMetadata().getName())));
    }

    private static boolean isHandled(QAccountStatus status, String request) {
        return status.handled() != null && request.equals(status.handled().refresh());
    }

    private static boolean hasFailed(QAccountStatus before, QAccountStatus now) {
        return failures(now.token()) > failures(before.token())
                || !reason(now).equals(reason(before));
    }

    private static int failures(@Nullable TokenStatus token) {
        return token == null ? 0 : token.failures();
    }

    private static String reason(QAccountStatus status) {
        return status.condition(Condition.READY).map(Condition::reason).orElse("");
    }

    /** Who has to change a resource, if it isn't this console. */
    Optional<ManagedElsewhere> managed(QAccount resource) {
        return ResourceIndex.Entry.of(resource).elsewhere().map(ManagedElsewhere::new);
    }

    /** An account that is no QAccount. */
    Optional<ManagedElsewhere> inTable(String id) {
        return stored.find(id).flatMap(AccountView::managedBy).map(ManagedElsewhere::new);
    }
}
