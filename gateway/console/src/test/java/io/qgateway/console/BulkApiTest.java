package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** One thing done to many accounts: alice is enabled, bob is not, carol follows a resource. */
class BulkApiTest {

    private final TestConsole console = new TestConsole();

    @BeforeEach
    void createThree() {
        create("alice", true);
        create("bob", false);
        create("carol", true);
        console.accounts.manage("account-3", "team/carol");
    }

    @Test
    void doesItToEachAndReportsOnEachInTheirOrder() {
        assertThat(
                        bulk(
                                """
                                {"action": "disable",
                                 "ids": ["account-3", "account-1", "nobody", "account-1"]}
                                """))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"action": "disable", "dry_run": false, "done": 1, "failed": 2,
                         "remaining": 0, "results": [
                            {"id": "account-3", "label": "carol", "ok": false,
                             "problem": "This account follows team/carol; change that instead"},
                            {"id": "account-1", "label": "alice", "ok": true},
                            {"id": "nobody", "label": null, "ok": false,
                             "problem": "Account not found; GET /v2/accounts lists those there are"}]}
                        """);
        assertThat(console.accounts.stored("account-1").enabled()).isFalse();
        assertThat(console.accounts.stored("account-3").enabled()).isTrue();
    }

    @Test
    void enablesTestsRefreshesAndDeletesWhatFitsAFilter() {
        assertThat(bulk("{\"action\": \"test\", \"filter\": {\"state\": \"disabled\"}}"))
                .bodyJson()
                .extractingPath("$.results[0].problem")
                .isEqualTo("AccessDenied: The account is suspended");

        assertThat(bulk("{\"action\": \"enable\", \"filter\": {\"q\": \"bob\"}}"))
                .bodyJson()
                .extractingPath("$.done")
                .isEqualTo(1);
        assertThat(console.accounts.stored("account-2").enabled()).isTrue();

        assertThat(bulk("{\"action\": \"refresh\", \"ids\": [\"account-1\", \"account-2\"]}"))
                .bodyJson()
                .extractingPath("$.results[1].problem")
                .isEqualTo(
                        "Account has no refreshToken; PATCH it with what is missing, then refresh again");

        assertThat(bulk("{\"action\": \"delete\", \"filter\": {\"enabled\": true}}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"done\": 2, \"failed\": 1, \"remaining\": 0}");
        assertThat(console.accounts.find("account-1")).isEmpty();
        assertThat(console.accounts.find("account-3")).isPresent();
    }

    @Test
    void onlyTellsWhatItWouldDoInADryRun() {
        assertThat(bulk("{\"action\": \"delete\", \"filter\": {}, \"dry_run\": true}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"action": "delete", "dry_run": true, "done": 2, "failed": 1,
                         "results": [{"id": "account-1", "ok": true}, {"id": "account-2", "ok": true},
                                     {"id": "account-3", "ok": false}]}
                        """);
        assertThat(console.accounts.find("account-1")).isPresent();
    }

    @Test
    void leavesAloneWhatIsMoreThanOneRequestMayAskFor() {
        IntStream.rangeClosed(1, 99).forEach(number -> create("more " + number, false));

        assertThat(bulk("{\"action\": \"test\", \"filter\": {}}"))
                .bodyJson()
                .isLenientlyEqualTo("{\"done\": 2, \"failed\": 98, \"remaining\": 2}");
    }

    @Test
    void namesAtMostAHundredWhereOthersAreAsked() {
        var ids =
                IntStream.rangeClosed(1, 101)
                        .mapToObj(number -> "\"id-" + number + "\"")
                        .collect(Collectors.joining(","));

        assertThat(bulk("{\"action\": \"test\", \"ids\": [" + ids + "]}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("ids names 101 accounts: send at most 100 at a time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {} | action is missing or no such word: send one of enable, disable, delete, refresh, test; ids must come alone, or filter must: send one of ids and filter
                    {"action": "drop", "ids": []} | action is missing or no such word: send one of enable, disable, delete, refresh, test
                    {"action": "delete"} | ids must come alone, or filter must: send one of ids and filter
                    {"action": "delete", "ids": [], "filter": {}} | ids must come alone, or filter must: send one of ids and filter
                    {"action": "delete", "ids": "account-1", "filter": {}} | ids is another string: send an array of strings
                    {"action": "delete", "ids": [1]} | ids is an array: send an array of strings
                    {"action": "delete", "filter": {}, "dryrun": true} | dryrun is not known here: send only action, dry_run, filter, ids
                    {"action": "delete", "filter": {"stat": "held"}} | stat is not known here: send only enabled, q, state
                    {"action": "delete", "filter": {"state": "bad"}} | state is no such word: send some of cooling, disabled, ready, parted by commas
                    {"action": "delete", "filter": []} | filter is an array: send an object
                    """)
    void doesNothingWhereARequestIsNotWhollyUnderstood(String body, String detail) {
        assertThat(bulk(body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains(detail);
        assertThat(console.accounts.find("account-1")).isPresent();
    }

    @Test
    void leavesATraceOfEachAccount() {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var audit = (Logger) LoggerFactory.getLogger("audit");
        audit.setLevel(Level.INFO);
        audit.addAppender(lines);

        bulk("{\"action\": \"delete\", \"ids\": [\"account-1\", \"account-3\"]}");
        audit.detachAppender(lines);

        assertThat(lines.list)
                .extracting(line -> line.getKeyValuePairs().toString())
                .anySatisfy(pairs ->
                        assertThat(pairs)
                                .contains(
                                        "DELETE",
                                        "\"/v2/accounts/account-1\"",
                                        "response_code=\"200\""))
                .anySatisfy(pairs ->
                        assertThat(pairs)
                                .contains("\"/v2/accounts/account-3\"", "response_code=\"409\""));
    }

    private MvcTestResult bulk(String body) {
        return console.send(POST, "/v2/accounts/bulk", body).exchange();
    }

    private void create(String label, boolean enabled) {
        assertThat(
                        console.send(
                                POST,
                                "/v2/accounts",
                                "{\"label\": \"%s\", \"clientId\": \"c\", \"clientSecret\": \"s\", \"enabled\": %s}"
                                        .formatted(label, enabled)))
                .hasStatusOk();
    }
}
