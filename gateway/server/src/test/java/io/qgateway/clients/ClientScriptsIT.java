package io.qgateway.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import io.qgateway.parts.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of docs/clients do what they say, each in a process of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientScriptsIT {

    private static final Path SCRIPTS = Path.of("../../docs/clients");
    private static final long PATIENCE = 120;

    private GatewayRunner gateway;

    @BeforeAll
    void start() {
        gateway = GatewayRunner.start();
        gateway.addAccount("alice");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OpenAiSdk.java", "AnthropicSdk.java"})
    void runsWithTheSdksForJava(String script) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertThat(run(java, "-cp", System.getProperty("java.class.path"), script))
                .contains("java: all well");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai_sdk.py", "anthropic_sdk.py"})
    void runsWithTheSdksForPython(String script) throws IOException, InterruptedException {
        assertThat(run(pythonWithSdks(), script)).contains(": all well");
    }

    @Test
    void runsTheCurlsOfTheSeed() throws IOException, InterruptedException {
        if (!isInstalled("curl") || !isInstalled("jq")) {
            Part.JQ.isMissing("there is no curl, or no jq; both are packages of any system");
        }

        assertThat(run("bash", "seed_curls.sh"))
                .contains("All of q2api's curls mean what they did");
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            var version = new ProcessBuilder(program, "--version").redirectErrorStream(true);
            version.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            return version.start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static String pythonWithSdks() {
        var python = System.getenv("QGATEWAY_TEST_PYTHON");
        if (python == null) {
            Part.PYTHON.isMissing(
                    "QGATEWAY_TEST_PYTHON doesn't name an interpreter that has openai and anthropic");
            return "";
        }
        return python;
    }

    private String run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(SCRIPTS.toFile());
        builder.environment().put("BASE_URL", gateway.baseUrl().toString());
        builder.environment().put("API_KEY", gateway.key());
        builder.environment().put("ADMIN_PASSWORD", "a-password-for-tests-alone");
        var process = builder.redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            var said = new String(output.readAllBytes(), UTF_8);
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("%s: %s", List.of(command).getLast(), said).isZero();
            return said;
        }
    }
}
