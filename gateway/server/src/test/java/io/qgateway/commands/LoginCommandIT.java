package io.qgateway.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.GatewayRunner;
import io.qgateway.simulator.Simulator;
import io.qgateway.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoginCommandIT {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir Path directory;

    @AutoClose
    private final Simulator upstream =
            Simulator.start(
                    SimulatorOptions.defaults()
                            .withDeviceLogin(Duration.ofSeconds(1), Duration.ofSeconds(30)));

    @AutoClose private final GatewayRunner gateway = GatewayRunner.start(upstream, Map.of());
    @AutoClose private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private CommandRunner runner;

    @BeforeEach
    void standBeside() {
        runner = CommandRunner.beside(gateway, directory);
    }

    @Test
    void showsLinkAndCodeAndAddsTheAccount() throws Exception {
        var command = begin("login", "--label=Team A");
        var code = code();

        assertThat(upstream.approveLogin(code, "tina")).isTrue();

        assertThat(command.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(runner.out()).startsWith("Logged in: account ").contains("(Team A)");
        assertThat(runner.err()).contains(upstream.endpoint() + "/device?user_code=" + code, "█");
        assertThat(runner.run("accounts", "list")).isZero();
        assertThat(runner.out()).contains("Team A");
    }

    @Test
    void printsOneJsonDocumentForPrograms() throws Exception {
        var command = begin("login", "--json", "--no-qr", "--disabled");

        assertThat(upstream.approveLogin(code(), "tina")).isTrue();

        assertThat(command.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(runner.json().path("status").stringValue()).isEqualTo("completed");
        assertThat(runner.json().at("/account/enabled").booleanValue()).isFalse();
        assertThat(runner.json().at("/account/registration_expires_at").stringValue()).isNotBlank();
        assertThat(runner.err()).doesNotContain("█");
    }

    @Test
    void logsAnAccountOfACompanyInAgain() throws Exception {
        gateway.addAccount("carol");
        assertThat(runner.run("accounts", "list", "--json")).isZero();
        var id = runner.json().at("/accounts/0/id").stringValue();
        var command =
                begin(
                        "login",
                        "--json",
                        "--account=" + id,
                        "--start-url=https://d-1234567890.awsapps.com/start",
                        "--region=eu-west-1");

        assertThat(upstream.approveLogin(code(), "carol")).isTrue();

        assertThat(command.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(runner.json().at("/account/id").stringValue()).isEqualTo(id);
        assertThat(runner.json().at("/account/region").stringValue()).isEqualTo("eu-west-1");
        assertThat(runner.json().at("/account/profile_arn").stringValue()).startsWith("arn:aws:");
    }

    @Test
    void failsWithAPersonsNo() throws Exception {
        var command = begin("login");

        assertThat(upstream.denyLogin(code())).isTrue();

        assertThat(command.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(runner.out()).isEmpty();
        assertThat(runner.err()).contains("denied", "Run the command again");
    }

    @Test
    void failsWithAStartUrlThatIsNone() {
        assertThat(runner.run("login", "--start-url=https://evil.example/start")).isEqualTo(2);

        assertThat(runner.err()).contains("startUrl is no start URL");
        assertThat(upstream.waitingLogins()).isEmpty();
    }

    private Future<Integer> begin(String... arguments) {
        return threads.submit(() -> runner.run(arguments));
    }

    /** The code that the command shows. */
    private String code() {
        await().atMost(LONG).until(() -> runner.err().contains("Waiting"));
        return runner.err()
                .lines()
                .filter(line -> line.startsWith("  code "))
                .findFirst()
                .orElseThrow()
                .substring("  code ".length());
    }
}
