package io.qgateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @TempDir Path directory;

    @Test
    void leavesTheGatewayToItself() {
        assertThat(Commands.areMeantBy()).isFalse();
        assertThat(Commands.areMeantBy("--demo")).isFalse();
        assertThat(Commands.areMeantBy("accounts", "list")).isTrue();
        assertThat(Commands.areMeantBy("--server.port=1")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void explainsEveryCommand(String command) {
        var runner = CommandRunner.in(directory);
        var arguments = Stream.concat(Stream.of(command.split(" ")), Stream.of("--help"));

        assertThat(runner.run(arguments.filter(it -> !it.isEmpty()).toArray(String[]::new)))
                .isZero();
        assertThat(runner.out()).contains("Usage: " + ("qgateway " + command).strip());
        assertThat(runner.err()).isEmpty();
    }

    @Test
    void tellsItsVersion() {
        var runner = CommandRunner.in(directory);

        assertThat(runner.run("--version")).isZero();
        assertThat(runner.out()).startsWith("qgateway ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--dmeo",
                "accuonts",
                "accounts",
                "accounts lst",
                "accounts list --sate=ready",
                "accounts import",
                "accounts import --from=a --in-place",
                "accounts import --from=a --on-duplicate=merge",
                "--demo --demo"
            })
    void answersWrongArgumentsWithWhatThereIsAndExitsWith2(String arguments) {
        var runner = CommandRunner.in(directory);

        assertThat(runner.run(arguments.split(" "))).isEqualTo(2);
        assertThat(runner.err()).contains("Usage: qgateway");
        assertThat(runner.out()).isEmpty();
    }

    @Test
    void tellsMistakesInTheSettings() {
        var runner = CommandRunner.in(directory).with("MAX_ERROR_COUNT", "lots");

        assertThat(runner.run("accounts", "list")).isEqualTo(2);
        assertThat(runner.err()).contains("MAX_ERROR_COUNT=lots");
    }

    @Test
    void saysWhereItLookedForAGateway() {
        var runner = CommandRunner.in(directory);

        assertThat(runner.run("health")).isEqualTo(1);
        assertThat(runner.err()).contains("http://127.0.0.1:1", "nothing listens there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "host:8000", "http:///path"})
    void refusesAnAddressThatIsNone(String url) {
        var runner = CommandRunner.in(directory);

        assertThat(runner.run("accounts", "list", "--url", url)).isEqualTo(2);
        assertThat(runner.err()).contains("must be like http://127.0.0.1:8000");
    }

    static Stream<String> commands() {
        return Stream.of(
                "",
                "accounts",
                "accounts list",
                "accounts stats",
                "accounts retry-failed",
                "accounts reset",
                "accounts prune",
                "accounts import",
                "accounts export",
                "login",
                "migrate",
                "health");
    }
}
