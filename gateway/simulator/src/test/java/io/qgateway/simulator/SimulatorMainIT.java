package io.qgateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorMainIT {

    @Test
    void printsWhereItIsAndHowToCallIt() throws Exception {
        var process = start("--rotation", "rotate-with-grace", "--account", "a");
        try (var out = process.inputReader(UTF_8)) {
            var endpoint = value(out.readLine(), "endpoint");
            out.readLine();
            out.readLine();
            out.readLine();
            var accessToken = value(out.readLine(), "accessToken");

            var client = new TestClient(URI.create(endpoint));
            assertThat(client.ask(accessToken, "hello").statusCode()).isEqualTo(200);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void explainsItsOptionsWhenItDoesNotKnowOne() throws Exception {
        var process = start("--fast", "yes");

        var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(errors).contains("There is no option --fast", "--port");
    }

    private static String value(String line, String key) {
        assertThat(line).startsWith(key + "=");
        return line.substring(key.length() + 1);
    }

    private static Process start(String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path")));
        command.add(SimulatorMain.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
