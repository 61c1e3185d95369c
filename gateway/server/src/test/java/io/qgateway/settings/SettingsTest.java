package io.qgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.Secret;
import io.qgateway.settings.SettingsReading.Complete;
import io.qgateway.settings.SettingsReading.Mistaken;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final String KEY_32 = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final Map<String, String> SAFE =
            Map.of(
                    "OPENAI_KEYS", "0123456789abcdef,fedcba9876543210",
                    "ADMIN_PASSWORD", "correct horse battery");

    @Test
    void hasTheSeedsDefaultsInDevelopmentMode() {
        var settings = complete(Map.of());

        assertThat(settings.listener()).isEqualTo(new Listener("127.0.0.1", 8000, 32 << 20));
        assertThat(settings.access().developmentMode()).isTrue();
        assertThat(settings.access().consolePassword()).contains(new Secret("admin"));
        assertThat(settings.sealingKeys()).isEmpty();
        assertThat(settings.outbound().proxy()).isEmpty();
        assertThat(settings.outbound().noProxy()).isEmpty();
        assertThat(settings.timeLimits())
                .isEqualTo(
                        new TimeLimits(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(120),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(30),
                                Duration.ZERO,
                                Duration.ofSeconds(300)));
        assertThat(settings.lazyPool()).isEmpty();
        assertThat(settings.fallback()).isEmpty();
        assertThat(settings.counting()).isEqualTo(new Counting(100, 1.0, Duration.ofMinutes(15)));
        assertThat(settings.demo()).isFalse();
        assertThat(settings.warnings())
                .containsExactly(
                        "Development mode on 127.0.0.1: OPENAI_KEYS is empty, so requests need no key");
    }

    @Test
    void listensToEverybodyOnceThereAreKeysAndAPassword() {
        var settings = complete(SAFE);

        assertThat(settings.listener().host()).isEqualTo("0.0.0.0");
        assertThat(settings.access().developmentMode()).isFalse();
        assertThat(settings.access().apiKeys())
                .containsExactly(new Secret("0123456789abcdef"), new Secret("fedcba9876543210"));
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void readsEverySetting() {
        var settings =
                complete(
                        with(
                                SAFE,
                                Map.ofEntries(
                                        Map.entry("HOST", "[::1]"),
                                        Map.entry("PORT", " 8080 "),
                                        Map.entry("OPENAI_KEYS_FILE", "/run/keys"),
                                        Map.entry("ENABLE_CONSOLE", "No"),
                                        Map.entry("MAX_ERROR_COUNT", "7"),
                                        Map.entry("TOKEN_COUNT_MULTIPLIER", "1.5"),
                                        Map.entry("HTTP_PROXY", "http://u:p%40ss@proxy:3128/"),
                                        Map.entry("NO_PROXY", "a.example, .b.example,,"),
                                        Map.entry(
                                                "QGATEWAY_UPSTREAM_ENDPOINT",
                                                "https://q.example/base/"),
                                        Map.entry(
                                                "QGATEWAY_OIDC_ENDPOINT", "http://localhost:9000"),
                                        Map.entry("QGATEWAY_SEALING_KEY", KEY_32),
                                        Map.entry("QGATEWAY_SEALING_KEY_PREVIOUS", KEY_32),
                                        Map.entry("QGATEWAY_CONNECT_TIMEOUT", "500ms"),
                                        Map.entry("QGATEWAY_FIRST_EVENT_TIMEOUT", "2m"),
                                        Map.entry("QGATEWAY_IDLE_TIMEOUT", "1h"),
                                        Map.entry("QGATEWAY_PING_INTERVAL", "3s"),
                                        Map.entry("QGATEWAY_CLIENT_TIMEOUT", "6s"),
                                        Map.entry("QGATEWAY_DRAIN_DELAY", "5s"),
                                        Map.entry("QGATEWAY_DRAIN_TIMEOUT", "4s"),
                                        Map.entry("LAZY_ACCOUNT_POOL_ENABLED", "true"),
                                        Map.entry("LAZY_ACCOUNT_POOL_SIZE", "5"),
                                        Map.entry("LAZY_ACCOUNT_POOL_REFRESH_OFFSET", "3"),
                                        Map.entry("LAZY_ACCOUNT_POOL_ORDER_BY", "success_count"),
                                        Map.entry("LAZY_ACCOUNT_POOL_ORDER_DESC", "true"),
                                        Map.entry(
                                                "QGATEWAY_FALLBACK_URL",
                                                "https://llm.example/base/"),
                                        Map.entry("QGATEWAY_FALLBACK_KEY", "sk-fallback"),
                                        Map.entry("QGATEWAY_MAX_BODY", "2048"),
                                        Map.entry("QGATEWAY_UPSTREAM_BUFFER_SIZE", "4KB"),
                                        Map.entry("QGATEWAY_UPSTREAM_MAX_CONNECTIONS", "9"))));

        assertThat(settings.listener()).isEqualTo(new Listener("::1", 8080, 2048));
        assertThat(settings.access().apiKeysFile()).contains(Path.of("/run/keys"));
        assertThat(settings.access().consolePassword()).isEmpty();
        assertThat(settings.counting()).isEqualTo(new Counting(7, 1.5, Duration.ofMinutes(15)));
        assertThat(settings.outbound().proxy())
                .contains(new HttpProxy(URI.create("http://u:p%40ss@proxy:3128/")));
        assertThat(settings.outbound().noProxy()).containsExactly("a.example", ".b.example");
        assertThat(settings.outbound().endpoints().upstream())
                .contains(URI.create("https://q.example/base"));
        assertThat(settings.outbound().endpoints().oidc())
                .contains(URI.create("http://localhost:9000"));
        assertThat(settings.outbound().bufferSize()).isEqualTo(4096);
        assertThat(settings.outbound().maxConnections()).isEqualTo(9);
        assertThat(settings.sealingKeys().orElseThrow().current()).isEqualTo(new Secret(KEY_32));
        assertThat(settings.sealingKeys().orElseThrow().previous()).contains(new Secret(KEY_32));
        assertThat(settings.timeLimits())
                .isEqualTo(
                        new TimeLimits(
                                Duration.ofMillis(500),
                                Duration.ofMinutes(2),
                                Duration.ofHours(1),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(4)));
        assertThat(settings.lazyPool())
                .contains(new LazyPool(5, 3, LazyPool.OrderBy.SUCCESS_COUNT, true));
        assertThat(settings.fallback())
                .contains(
                        new Fallback(
                                URI.create("https://llm.example/base"),
                                Optional.of(new Secret("sk-fallback"))));
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void theDemoBringsItsOwnEndpoints() {
        var simulator = URI.create("http://127.0.0.1:9");

        var settings = complete(Map.of("QGATEWAY_DEMO", "true"));

        assertThat(settings.demo()).isTrue();
        var endpoints = new Endpoints(Optional.of(simulator), Optional.of(simulator));
        assertThat(settings.withEndpoints(endpoints).outbound().endpoints()).isEqualTo(endpoints);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PORT | 70000 | PORT=70000: must be a whole number from 0 to 65535, for example PORT=8080
                    PORT | http | PORT=http: must be a whole number from 0 to 65535, for example PORT=8080
                    HOST | http://x:1 | HOST=http://x:1: must be a host name or an IP address without scheme or port, for example HOST=0.0.0.0
                    HOST | [localhost] | HOST=[localhost]: must be a host name
                    DATABASE_URL | oracle://u:s3cret@db | DATABASE_URL=oracle://***: must be empty (data.sqlite3 in the working directory), or begin with postgres://, postgresql:// or mysql://, for example
                    DATABASE_URL | u:s3cret@db | DATABASE_URL=***: must be empty
                    DATABASE_URL | postgres://u:s3cret@db | DATABASE_URL=postgres://***: names no database; write /name behind the host
                    DATABASE_URL | postgres://u:s3cret@db:x/q?sslmode=no | DATABASE_URL=postgres://***: has no port between 1 and 65535 behind the host; has a sslmode that is none of allow, disable
                    OPENAI_KEYS | 0123456789abcdef,s3cret s3cret | OPENAI_KEYS=***: key 2 has a blank
                    OPENAI_KEYS | s3crét | OPENAI_KEYS=***: key 1 has a blank or a character
                    MAX_ERROR_COUNT | 0 | MAX_ERROR_COUNT=0: must be a whole number from 1
                    MAX_ERROR_COUNT | 1.5 | MAX_ERROR_COUNT=1.5: must be a whole number from 1
                    TOKEN_COUNT_MULTIPLIER | NaN | TOKEN_COUNT_MULTIPLIER=NaN: must be a number above 0, at most 100.0, for example TOKEN_COUNT_MULTIPLIER=1.5
                    TOKEN_COUNT_MULTIPLIER | 0 | TOKEN_COUNT_MULTIPLIER=0: must be a number above 0
                    TOKEN_COUNT_MULTIPLIER | -1 | TOKEN_COUNT_MULTIPLIER=-1: must be a number above 0
                    TOKEN_COUNT_MULTIPLIER | much | TOKEN_COUNT_MULTIPLIER=much: must be a number above 0
                    ENABLE_CONSOLE | flase | ENABLE_CONSOLE=flase: must be true or false, for example ENABLE_CONSOLE=false
                    HTTP_PROXY | proxy:3128 | HTTP_PROXY=***: must be of the form http://[user:password@]host:port
                    HTTP_PROXY | u:s3cret@proxy:3128 | HTTP_PROXY=***: must be of the form
                    HTTP_PROXY | https://proxy:3128 | HTTP_PROXY=https://***: must be of the form
                    HTTP_PROXY | http://u:s3cret@proxy | HTTP_PROXY=http://***: must be of the form
                    HTTP_PROXY | http://u@proxy:1 | HTTP_PROXY=http://***: must be of the form
                    HTTP_PROXY | http://u:s3cret@proxy:70000 | HTTP_PROXY=http://***: must be of the form
                    HTTP_PROXY | http://u:s3cret@proxy:1/path | HTTP_PROXY=http://***: must be of the form
                    HTTP_PROXY | http://u:s3c^ret@proxy:1 | HTTP_PROXY=http://***: must be of the form
                    HTTP_PROXY | socks5://u:s3cret@proxy:1080 | HTTP_PROXY=socks5://***: SOCKS proxies can't be used
                    QGATEWAY_UPSTREAM_ENDPOINT | q.example | QGATEWAY_UPSTREAM_ENDPOINT=***: must be a base URL
                    QGATEWAY_UPSTREAM_ENDPOINT | ftp://q.example | QGATEWAY_UPSTREAM_ENDPOINT=ftp://***: must be a base URL
                    QGATEWAY_UPSTREAM_ENDPOINT | http:// | QGATEWAY_UPSTREAM_ENDPOINT=http://***: must be a base URL
                    QGATEWAY_OIDC_ENDPOINT | https://u:s3cret@x | QGATEWAY_OIDC_ENDPOINT=https://***: must be without user, ? and #
                    QGATEWAY_OIDC_ENDPOINT | https://x?key=s3cret | QGATEWAY_OIDC_ENDPOINT=https://***: must be without user, ? and #
                    QGATEWAY_SEALING_KEY | s3cret! | QGATEWAY_SEALING_KEY=***: must be 32 bytes in Base64, and is not Base64
                    QGATEWAY_SEALING_KEY | czNjcmV0 | QGATEWAY_SEALING_KEY=***: must be 32 bytes in Base64, and is 6
                    QGATEWAY_SEALING_KEY_PREVIOUS | MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY= | QGATEWAY_SEALING_KEY_PREVIOUS=***: there is no QGATEWAY_SEALING_KEY
                    QGATEWAY_ALLOW_INSECURE | maybe | QGATEWAY_ALLOW_INSECURE=maybe: must be true or false
                    QGATEWAY_IDLE_TIMEOUT | 5 minutes | QGATEWAY_IDLE_TIMEOUT=5 minutes: must be a number with ms, s, m or h right behind it, above 0 and at most 24h, for example QGATEWAY_IDLE_TIMEOUT=5m
                    QGATEWAY_IDLE_TIMEOUT | -1s | QGATEWAY_IDLE_TIMEOUT=-1s: must be
                    QGATEWAY_IDLE_TIMEOUT | 0s | QGATEWAY_IDLE_TIMEOUT=0s: must be
                    QGATEWAY_IDLE_TIMEOUT | 25h | QGATEWAY_IDLE_TIMEOUT=25h: must be
                    QGATEWAY_MAX_BODY | 2GB | QGATEWAY_MAX_BODY=2GB: must be a number of bytes
                    QGATEWAY_MAX_BODY | 9999999999MB | QGATEWAY_MAX_BODY=9999999999MB: must be a number of bytes
                    QGATEWAY_UPSTREAM_BUFFER_SIZE | 1B | QGATEWAY_UPSTREAM_BUFFER_SIZE=1B: must be a number of bytes
                    """)
    void tellsAnUnusableValueInOneLine(String name, String value, String line) {
        var mistakes = mistakes(with(SAFE, Map.of(name, value)));

        assertThat(mistakes).singleElement().asString().startsWith(line).doesNotContain("s3cr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    QGATEWAY_CONECT_TIMEOUT | QGATEWAY_CONECT_TIMEOUT: unknown setting, did you mean QGATEWAY_CONNECT_TIMEOUT?
                    QGATEWAY_PORT | QGATEWAY_PORT: unknown setting, did you mean PORT?
                    QGATEWAY_OPENAI_KEY | QGATEWAY_OPENAI_KEY: unknown setting, did you mean OPENAI_KEYS?
                    QGATEWAY_COFFEE_MACHINE | QGATEWAY_COFFEE_MACHINE: unknown setting; docs/configuration.md lists those there are
                    """)
    void guessesWhatAnUnknownSettingWasMeantToBe(String name, String line) {
        var mistakes = mistakes(with(SAFE, Map.of(name, "s3cret")));

        assertThat(mistakes).singleElement().hasToString(line);
    }

    @Test
    void takesKubernetesServiceVariablesAndThoseOfTestsForWhatTheyAre() {
        var settings =
                complete(
                        with(
                                SAFE,
                                Map.of(
                                        "QGATEWAY_PORT", "tcp://10.0.0.1:8000",
                                        "QGATEWAY_SERVICE_HOST", "10.0.0.1",
                                        "QGATEWAY_SERVICE_PORT_HTTP", "8000",
                                        "QGATEWAY_PORT_8000_TCP_ADDR", "10.0.0.1",
                                        "QGATEWAY_CONSOLE_PORT", "tcp://10.0.0.2:80",
                                        "QGATEWAY_TEST_REQUIRE", "postgres")));

        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void tellsAllMistakesAtOnce() {
        var mistakes =
                mistakes(
                        Map.of(
                                "PORT", "x",
                                "HOST", "0.0.0.0",
                                "MAX_ERROR_COUNT", "x",
                                "QGATEWAY_TYPO", "x",
                                "QGATEWAY_DEMO", "x"));

        assertThat(mistakes)
                .extracting(Mistake::where)
                .containsExactlyInAnyOrder(
                        "PORT=x",
                        "HOST=0.0.0.0",
                        "MAX_ERROR_COUNT=x",
                        "QGATEWAY_TYPO",
                        "QGATEWAY_DEMO=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5", "gateway.example", "127.example"})
    void refusesDevelopmentModeWhereOthersCanReachIt(String host) {
        assertThat(mistakes(Map.of("HOST", host)))
                .singleElement()
                .asString()
                .startsWith(
                        "HOST="
                                + host
                                + ": others can reach this address, and OPENAI_KEYS is empty")
                .endsWith("or permit it with QGATEWAY_ALLOW_INSECURE=true");
        assertThat(mistakes(Map.of("HOST", host, "OPENAI_KEYS", "0123456789abcdef")))
                .singleElement()
                .asString()
                .contains("ADMIN_PASSWORD is admin");
    }

    @Test
    void doesNotTakeUnreadableKeysForDevelopmentMode() {
        assertThat(mistakes(Map.of("HOST", "0.0.0.0", "OPENAI_KEYS", "a b")))
                .extracting(Mistake::where)
                .containsExactly("OPENAI_KEYS=***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost", "LOCALHOST"})
    void permitsDevelopmentModeOnThisMachine(String host) {
        assertThat(complete(Map.of("HOST", host)).access().developmentMode()).isTrue();
    }

    @Test
    void permitsDevelopmentModeAnywhereWhenToldTo() {
        var settings = complete(Map.of("HOST", "0.0.0.0", "QGATEWAY_ALLOW_INSECURE", "true"));

        assertThat(settings.warnings())
                .containsExactly(
                        "Development mode on 0.0.0.0: OPENAI_KEYS is empty, so requests need no key");
    }

    @Test
    void isNoDevelopmentModeWithAKeyFileAndNoConsole() {
        var settings = complete(Map.of("OPENAI_KEYS_FILE", "keys", "ENABLE_CONSOLE", "false"));

        assertThat(settings.access().developmentMode()).isFalse();
        assertThat(settings.listener().host()).isEqualTo("0.0.0.0");
    }

    @Test
    void dropsEmptyKeys() {
        assertThat(complete(Map.of("OPENAI_KEYS", " , ,")).access().developmentMode()).isTrue();
        assertThat(complete(Map.of("OPENAI_KEYS", ",0123456789abcdef , ")).access().apiKeys())
                .containsExactly(new Secret("0123456789abcdef"));
    }

    @Test
    void warnsOfWhatCouldBeGuessedOrRead() {
        var settings =
                complete(
                        Map.of(
                                "OPENAI_KEYS", "0123456789abcdef,short,0123456789abcdef",
                                "ADMIN_PASSWORD", "elevenchars",
                                "QGATEWAY_UPSTREAM_ENDPOINT", "http://10.0.0.1:9000",
                                "QGATEWAY_FALLBACK_KEY", "sk-fallback"));

        assertThat(settings.warnings())
                .containsExactlyInAnyOrder(
                        "OPENAI_KEYS: key 2 has fewer than 16 characters and could be guessed; make one with openssl rand -hex 24",
                        "OPENAI_KEYS: key 3 is there twice",
                        "ADMIN_PASSWORD has fewer than 12 characters and could be guessed; make one with openssl rand -hex 16",
                        "QGATEWAY_UPSTREAM_ENDPOINT sends tokens unencrypted; use https",
                        "QGATEWAY_FALLBACK_KEY has no effect without QGATEWAY_FALLBACK_URL");
    }

    @Test
    void refusesADemoWithOtherEndpoints() {
        assertThat(
                        mistakes(
                                Map.of(
                                        "QGATEWAY_DEMO", "true",
                                        "QGATEWAY_OIDC_ENDPOINT", "http://127.0.0.1:1")))
                .singleElement()
                .asString()
                .startsWith("QGATEWAY_OIDC_ENDPOINT=http://***: the demo brings its own");
    }

    @Test
    void printsNoSecret() {
        var settings =
                complete(
                        Map.of(
                                "OPENAI_KEYS", "s3cret-0123456789",
                                "ADMIN_PASSWORD", "s3cret-0123456789",
                                "HTTP_PROXY", "http://user:s3cret@proxy:3128",
                                "QGATEWAY_SEALING_KEY", KEY_32,
                                "QGATEWAY_SEALING_KEY_PREVIOUS", KEY_32));

        assertThat(settings.toString())
                .doesNotContain("s3cret", KEY_32)
                .contains("http://***@proxy:3128");
    }

    private static Settings complete(Map<String, String> environment) {
        return switch (Settings.read(environment)) {
            case Complete(var settings) -> settings;
            case Mistaken(var mistakes) -> throw new AssertionError(mistakes);
        };
    }

    private static List<Mistake> mistakes(Map<String, String> environment) {
        return switch (Settings.read(environment)) {
            case Complete _ -> List.of();
            case Mistaken(var mistakes) -> mistakes;
        };
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
