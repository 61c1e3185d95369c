package io.qgateway.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.GatewayRunner;
import io.qgateway.HttpCalls;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountStore;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients notice of accounts in trouble: nothing as long as one is well, else the cause. */
@Timeout(60)
class BadAccountsIT {

    private GatewayRunner gateway;
    private HttpCalls calls;

    @BeforeEach
    void start() {
        gateway = GatewayRunner.start();
        calls = HttpCalls.to(gateway);
    }

    @AfterEach
    void stop() {
        calls.close();
        gateway.close();
    }

    @Test
    void noClientFeelsTheTroubleOfSingleAccounts() throws Exception {
        readyAccount("throttled", KnownRefusal.THROTTLED);
        readyAccount("spent", KnownRefusal.MONTHLY_QUOTA);
        readyAccount("suspended", KnownRefusal.SUSPENDED);
        readyAccount("held", KnownRefusal.SUSPICIOUS_ACTIVITY);
        gateway.addReadyAccount("well");

        var answers =
                IntStream.range(0, 40)
                        .mapToObj(i -> calls.chatLater("hello " + i, i % 2 == 0))
                        .toList();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.join().statusCode())
                                .as(answer.join().body())
                                .isEqualTo(200));
        await().untilAsserted(() ->
                assertThat(reasons())
                        .containsEntry("spent", AccountReason.QUOTA_EXHAUSTED)
                        .containsEntry("suspended", AccountReason.ACCOUNT_SUSPENDED)
                        .containsEntry("held", AccountReason.ACCOUNT_HELD));
        assertThat(calls.get("/actuator/prometheus").body())
                .contains("qgateway_accounts{state=\"quota_exhausted\"} 1.0")
                .contains("qgateway_accounts{state=\"suspended\"} 1.0")
                .contains("qgateway_accounts{state=\"held\"} 1.0")
                .contains("qgateway_accounts{state=\"cooling\"} 1.0")
                .contains("qgateway_upstream_retries_total{reason=\"suspended\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, 429, rate_limit_exceeded, 1, 60",
        "MONTHLY_LIMIT, 429, insufficient_quota, 61, 2764800",
        "DAILY_LIMIT, 429, insufficient_quota, 61, 86400",
        "SUSPICIOUS_ACTIVITY, 429, rate_limit_exceeded, 61, 1800",
        "SUSPENDED, 503, service_unavailable, 1, 60",
        "MODEL_CAPACITY, 503, model_overloaded, 1, 20",
        "INTERNAL, 503, service_unavailable, 1, 20",
        "UNAVAILABLE, 503, service_unavailable, 1, 20"
    })
    void aPoolInTroubleSaysWhyAndWhenToComeBack(
            KnownRefusal refusal, int status, String code, int soonest, int latest)
            throws Exception {
        account("a", refusal);

        var answer = calls.chat("hello", false);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(Integer.parseInt(answer.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(soonest, latest);
    }

    @Test
    void aPoolWithoutQuotaNamesTheEarliestResetInBothShapes() throws Exception {
        account("a", KnownRefusal.DAILY_LIMIT);
        account("b", KnownRefusal.MONTHLY_LIMIT);

        var openAi = calls.chat("hello", true);
        var anthropic = calls.message("hello");

        assertThat(openAi.statusCode()).isEqualTo(429);
        assertThat(openAi.body())
                .contains("has used up its quota; the first one has a new one at 20");
        assertThat(anthropic.statusCode()).isEqualTo(429);
        assertThat(anthropic.body()).contains("\"rate_limit_error\"", "has a new one at 20");
    }

    @Test
    void withoutAnEnabledAccountTheAnswerIs401InTheClientsShape() throws Exception {
        assertThat(calls.chat("hello", false).statusCode()).isEqualTo(401);
        assertThat(calls.message("hello").body())
                .contains("authentication_error", "POST /v2/accounts");
    }

    @ParameterizedTest
    @CsvSource({"text/html, <html>Hello</html>", "application/json, {}", "text/plain, ''"})
    void whatIsNoEventStreamIsTheUpstreamsFaultAndNotTheAccounts(String type, String body)
            throws Exception {
        gateway.addAccount("a").script(new Script.OtherContent(type, body));

        assertThat(calls.chat("hello", false).statusCode()).isEqualTo(502);
        assertThat(calls.message("hello").body()).contains("api_error");

        assertThat(reasons()).containsEntry("a", AccountReason.READY);
    }

    private void readyAccount(String name, KnownRefusal refusal) {
        gateway.addReadyAccount(name).script(Script.refused(refusal));
    }

    private void account(String name, KnownRefusal refusal) {
        gateway.addAccount(name).script(Script.refused(refusal));
    }

    private Map<String, AccountReason> reasons() {
        var reasons = new TreeMap<String, AccountReason>();
        gateway.part(AccountStore.class)
                .list(AccountQuery.everything())
                .accounts()
                .forEach(account ->
                        reasons.put(account.label().orElseThrow(), account.status().reason()));
        return reasons;
    }
}
