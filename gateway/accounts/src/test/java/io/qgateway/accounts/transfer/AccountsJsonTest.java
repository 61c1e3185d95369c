package io.qgateway.accounts.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.Secret;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    private static final String WHOLE =
            """
            {"accounts": [{
              "id": "3f1c", "label": "我的账号", "clientId": "client", "clientSecret": "client-secret",
              "refreshToken": "refresh", "accessToken": "access",
              "other": {"source": "feed", "unknown": [1, {"deep": null}]},
              "last_refresh_time": "2026-11-23T10:00:00", "last_refresh_status": "success",
              "created_at": "2025-01-02T03:04:05", "updated_at": "2026-11-23T10:00:01",
              "enabled": false, "error_count": 3, "success_count": 12,
              "expires_at": "2026-11-23T11:00:00"}]}
            """;

    private final AccountsJson json = new AccountsJson(InstantSource.fixed(NOW));

    @Test
    void readsAllThatQ2ApiKnowsOfAnAccount() {
        var account = account(WHOLE);

        assertThat(account.id()).isEqualTo("3f1c");
        assertThat(account.label()).contains("我的账号");
        assertThat(account.login().clientId()).isEqualTo("client");
        assertThat(account.login().clientSecret()).contains(new Secret("client-secret"));
        assertThat(account.login().refreshToken()).contains(new Secret("refresh"));
        assertThat(account.accessToken()).contains(new Secret("access"));
        assertThat(account.accessTokenExpiresAt()).contains(Instant.parse("2026-11-23T11:00:00Z"));
        assertThat(account.other())
                .contains("{\"source\":\"feed\",\"unknown\":[1,{\"deep\":null}]}");
        assertThat(account.enabled()).isFalse();
        assertThat(account.history().createdAt()).isEqualTo(Instant.parse("2025-01-02T03:04:05Z"));
        assertThat(account.history().updatedAt()).isEqualTo(Instant.parse("2026-11-23T10:00:01Z"));
        assertThat(account.history().lastRefreshTime())
                .contains(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(account.history().lastRefreshStatus()).isEqualTo(LastRefresh.SUCCESS);
        assertThat(account.history().errorCount()).isEqualTo(3);
        assertThat(account.history().successCount()).isEqualTo(12);
    }

    @Test
    void readsTheNamesAsPostgresHasThem() {
        var account =
                account(
                        """
                        [{"clientid": "client", "clientsecret": "s", "refreshtoken": "r", "accesstoken": "a"}]
                        """);

        assertThat(account.login().clientSecret()).contains(new Secret("s"));
        assertThat(account.login().refreshToken()).contains(new Secret("r"));
        assertThat(account.accessToken()).contains(new Secret("a"));
    }

    @Test
    void takesWhatIsMissingAsQ2ApiDoes() {
        var account =
                account(
                        """
                        [{"clientId": "client", "clientSecret": "s", "refreshToken": "r", "label": null,
                          "error_count": null, "success_count": null, "enabled": null,
                          "last_refresh_time": "never"}]
                        """);

        assertThat(account.id()).hasSize(36);
        assertThat(account.label()).isEmpty();
        assertThat(account.enabled()).isTrue();
        assertThat(account.history().errorCount()).isZero();
        assertThat(account.history().successCount()).isZero();
        assertThat(account.history().createdAt()).isEqualTo(NOW);
        assertThat(account.history().lastRefreshStatus()).isEqualTo(LastRefresh.NEVER);
        assertThat(account.history().lastRefreshTime()).isEmpty();
    }

    @Test
    void keepsWhatIsNoObjectInsideOfOne() {
        var candidate = usable("[{\"clientId\": \"c\", \"other\": \"a plain text\"}]");

        assertThat(candidate.account().other()).contains("{\"other\":\"a plain text\"}");
        assertThat(candidate.notes()).contains("other was no JSON object; kept inside of one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"id": "a"}                                     | There is no clientId
                    {"clientId": "c", "clientSecret": "***"}         | clientSecret is masked
                    {"clientId": "c", "enabled": "perhaps"}          | enabled is 'perhaps'
                    {"clientId": "c", "error_count": "many"}         | error_count is 'many'
                    {"clientId": "c", "region": "evil.example/"}     | region 'evil.example/'
                    {"clientId": "c", "origin": "qaccount:ai/team"}  | Belongs to the resource qaccount:ai/team
                    "a text"                                        | Not a JSON object
                    """)
    void saysWhatIsWrongWithALineAndGoesOn(String line, String problem) {
        var candidates = read("[%s, {\"clientId\": \"good\"}]".formatted(line));

        assertThat(candidates.getFirst())
                .isInstanceOfSatisfying(
                        Candidate.Unusable.class,
                        unusable -> assertThat(unusable.problem()).startsWith(problem));
        assertThat(candidates.getLast()).isInstanceOf(Candidate.Usable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"accounts\": 1}", "3", "[{\"clientSecret\": \"hunter2\""})
    void refusesWhatIsNoListOfAccountsWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(NoAccountsException.class)
                .hasMessageStartingWith("This ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void writesWhatItReadsAgain() {
        var account =
                account(
                        WHOLE.replace(
                                "\"enabled\"",
                                "\"region\": \"eu-central-1\", \"weight\": 50, \"max_concurrency\": 4,"
                                        + " \"registration_expires_at\": \"2027-01-01T00:00:00\", \"enabled\""));
        var text = new StringWriter();

        json.write(text, List.of(account), true);

        assertThat(account(text.toString())).isEqualTo(account);
        assertThat(account.placement().maxConcurrency()).isEqualTo(OptionalInt.of(4));
    }

    @Test
    void leavesSecretsOutUnlessTheyAreWanted() {
        var text = new StringWriter();

        json.write(text, List.of(account(WHOLE)), false);

        assertThat(text.toString())
                .contains("\"clientId\"")
                .doesNotContain("client-secret", "\"refresh\"", "\"access\"");
    }

    private PortableAccount account(String text) {
        return usable(text).account();
    }

    private Candidate.Usable usable(String text) {
        return (Candidate.Usable) read(text).getFirst();
    }

    private List<Candidate> read(String text) {
        return json.read(new StringReader(text));
    }
}
