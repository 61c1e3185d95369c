package io.qgateway.catalogue;

import static io.qgateway.catalogue.TestModels.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qgateway.accounts.AccountState;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.refresh.RefreshOutcome;
import io.qgateway.amazonq.FakeAmazonQ;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.pool.AccountPool;
import io.qgateway.pool.HealthLedger;
import io.qgateway.pool.Need;
import io.qgateway.pool.PoolLimits;
import io.qgateway.pool.PoolOrder;
import io.qgateway.pool.RecordingHealth;
import io.qgateway.pool.TestAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogueFeedTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final RecordingHealth health = new RecordingHealth();
    private final HealthLedger ledger = new HealthLedger(health);
    private final FakeAmazonQ amazonQ = new FakeAmazonQ();
    private final Catalogue catalogue = new Catalogue(Map.of(), Optional.empty());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private volatile Instant now = Instant.parse("2026-11-26T00:00:00Z");
    private final AccountPool pool =
            new AccountPool(
                    (_, _) -> new RefreshOutcome.Unavailable("not now"),
                    (_, _) -> {},
                    ledger,
                    PoolOrder.none(),
                    PoolLimits.usual(),
                    () -> now,
                    new Random(1));
    private final CatalogueFeed feed =
            new CatalogueFeed(
                    pool,
                    amazonQ,
                    catalogue,
                    new GatewayMetrics(registry, "test"),
                    HOUR,
                    () -> now,
                    new Random(1));

    @AfterEach
    void close() {
        feed.close();
        ledger.close();
    }

    @Test
    void offersWhatTheAccountsHaveAndAsksEachForWhatItHas() throws Exception {
        fill(TestAccounts.account("a"), TestAccounts.account("b"));
        amazonQ.lists("token-a-1", account("claude-sonnet-4.5", "claude-opus-5"));
        amazonQ.lists("token-b-1", account("claude-sonnet-4.5", "claude-haiku-4.5"));

        feed.look();

        assertThat(offered())
                .containsExactly("claude-sonnet-4.5", "claude-opus-5", "claude-haiku-4.5");
        assertThat(lentFor("claude-opus-5")).containsExactly("a");
        assertThat(lentFor("claude-haiku-4.5")).containsExactly("b");
        assertThat(lentFor("claude-sonnet-4.5")).containsExactlyInAnyOrder("a", "b");
        assertThat(refusal("claude-sonnet-4").kind()).isEqualTo(Kind.MODEL_NOT_FOUND);
        assertThat(catalogue.meaning("claude-sonnet-4")).isEqualTo(new Meaning.Nothing());
        assertThat(feed.preferredModel("b")).contains("claude-sonnet-4.5");
    }

    @Test
    void anAccountThatDoesNotTellIsAskedForAnythingAndIsNotToBlame() throws Exception {
        fill(TestAccounts.account("a"), TestAccounts.account("b"));
        amazonQ.lists("token-a-1", account("claude-sonnet-4.5"));

        for (int i = 0; i < 200; i++) {
            now = now.plus(HOUR);
            feed.look();
        }

        assertThat(lentFor("claude-opus-5")).containsExactly("b");
        assertThat(lentFor("claude-sonnet-4.5")).containsExactlyInAnyOrder("a", "b");
        assertThat(catalogue.meaning("claude-opus-5"))
                .isEqualTo(new Meaning.Perhaps("claude-opus-5"));
        assertThat(pool.census()).isEqualTo(Map.of(AccountState.READY, 2));
        ledger.close();
        assertThat(health.outcomes()).isEmpty();
        assertThat(health.findings()).isEmpty();
        assertThat(count("read")).isGreaterThan(100);
        assertThat(count("unavailable")).isGreaterThan(100);
    }

    @Test
    void whatWasToldLastHoldsWhileTheUpstreamIsSilent() throws Exception {
        fill(TestAccounts.account("a"), TestAccounts.account("b"));
        amazonQ.lists("token-a-1", account("claude-opus-5"));
        amazonQ.lists("token-b-1", account("claude-haiku-4.5"));
        feed.look();

        amazonQ.listsNothing("token-a-1");
        amazonQ.listsNothing("token-b-1");
        now = now.plus(HOUR.multipliedBy(24));
        feed.look();

        assertThat(offered()).containsExactly("claude-opus-5", "claude-haiku-4.5");
        assertThat(lentFor("claude-opus-5")).containsExactly("a");
        assertThat(feed.ageSeconds()).hasValue(24 * 3600);
    }

    @Test
    void asksNoMoreOftenThanItShould() {
        fill(TestAccounts.account("a"), TestAccounts.account("silent"));
        amazonQ.lists("token-a-1", account("claude-sonnet-4.5"));

        for (int minute = 0; minute < 60 * 10; minute++) {
            feed.look();
            now = now.plus(Duration.ofMinutes(1));
        }

        assertThat(amazonQ.listings("token-a-1")).isBetween(9, 13);
        assertThat(amazonQ.listings("token-silent-1")).isBetween(14, 20);
    }

    @Test
    void asksFewAtOnceAndAllInTheEnd() {
        var many = new ArrayList<PooledAccount>();
        for (int i = 0; i < 40; i++) {
            many.add(TestAccounts.account("a" + i));
            amazonQ.lists("token-a%d-1".formatted(i), account("claude-sonnet-4.5"));
        }
        pool.replaceAll(many);

        feed.look();
        assertThat(feed.knownAccounts()).isEqualTo(16);
        assertThat(catalogue.meaning("claude-opus-5")).isInstanceOf(Meaning.Perhaps.class);
        feed.look();
        feed.look();
        assertThat(feed.knownAccounts()).isEqualTo(40);
        assertThat(catalogue.meaning("claude-opus-5")).isInstanceOf(Meaning.Nothing.class);
    }

    @Test
    void asksNobodyWhoCantServe() {
        fill(TestAccounts.withoutToken("tokenless"), TestAccounts.disabled("disabled"));

        feed.look();

        assertThat(amazonQ.listings("token-disabled-1")).isZero();
        assertThat(offered()).contains("claude-sonnet-4.5", "claude-opus-4.5");
        assertThat(feed.ageSeconds()).isEmpty();
    }

    @Test
    void forgetsAnAccountThatIsGoneOrWasEnabledAnew() throws Exception {
        fill(TestAccounts.account("a"), TestAccounts.account("b"));
        amazonQ.lists("token-a-1", account("claude-opus-5"));
        amazonQ.lists("token-b-1", account("claude-haiku-4.5"));
        feed.look();

        amazonQ.listsNothing("token-b-1");
        fill(TestAccounts.enabledAnew("b"));
        assertThat(lentFor("claude-opus-5")).containsExactly("b");
        feed.look();

        assertThat(offered()).contains("claude-sonnet-4.5").doesNotContain("claude-opus-5");
        assertThat(lentFor("claude-opus-5")).containsExactly("b");
    }

    private void fill(PooledAccount... accounts) {
        pool.replaceAll(List.of(accounts));
    }

    private List<String> offered() {
        return catalogue.models().stream().map(OfferedModel::id).toList();
    }

    private Set<String> lentFor(String model) throws UpstreamException {
        var lent = new HashSet<String>();
        for (int i = 0; i < 30; i++) {
            try (var lease = pool.lease(Need.of(model))) {
                lent.add(lease.account());
            }
        }
        return lent;
    }

    private UpstreamException refusal(String model) {
        return catchThrowableOfType(
                UpstreamException.class, () -> pool.lease(Need.of(model)).close());
    }

    private double count(String outcome) {
        return registry.get("qgateway.catalogue.reads").tag("outcome", outcome).counter().count();
    }
}
