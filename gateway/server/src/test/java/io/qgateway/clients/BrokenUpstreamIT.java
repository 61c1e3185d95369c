package io.qgateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.anthropic.errors.AnthropicException;
import com.openai.errors.OpenAIException;
import io.qgateway.GatewayRunner;
import io.qgateway.simulator.script.Script;
import io.qgateway.simulator.script.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A client never sees a broken answer end like a whole one, whatever breaks it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(20)
class BrokenUpstreamIT {

    private static final Map<String, String> IMPATIENT =
            Map.of(
                    "QGATEWAY_FIRST_EVENT_TIMEOUT", "1s",
                    "QGATEWAY_IDLE_TIMEOUT", "1s",
                    "QGATEWAY_PING_INTERVAL", "500ms");

    private GatewayRunner gateway;
    private Sdks sdks;
    private int accounts;

    @BeforeAll
    void start() {
        gateway = GatewayRunner.start(IMPATIENT);
        sdks = Sdks.of(gateway);
    }

    @AfterAll
    void stop() {
        sdks.close();
        gateway.close();
    }

    /** Some failures take an account out of service, so each test has one of its own. */
    private void script(Script script) {
        gateway.addAccount("account-" + accounts++).script(script);
    }

    @AfterEach
    void nothingIsLeftOpen() {
        gateway.removeAccounts();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(5))
                .until(() -> gateway.simulator().counters().openStreams() == 0);
    }

    /** Shows that the others would notice it if a broken answer ended like a whole one. */
    @ParameterizedTest
    @EnumSource
    void hearsAWholeAnswerToItsEnd(SdkCall call) {
        script(Script.answer(new Step.Text("Some text, "), new Step.Text("and the rest")));

        var heard = new Heard();
        call.ask(sdks, heard);

        assertThat(heard.text()).isEqualTo("Some text, and the rest");
        assertThat(heard.end()).isPresent();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("breakagesForEachCall")
    void raisesAnErrorAndShowsNoEnd(SdkCall call, Breakage breakage) {
        script(breakage.script());

        var heard = new Heard();
        var raised = catchThrowable(() -> call.ask(sdks, heard));

        assertThat(raised).isInstanceOfAny(OpenAIException.class, AnthropicException.class);
        assertThat(heard.end()).isEmpty();
        // Where text and break come together, the client need not have been sent the text.
        assertThat(call.isStreamed() ? breakage.textBefore() : "").startsWith(heard.text());
    }

    static Stream<Arguments> breakagesForEachCall() {
        return Arrays.stream(SdkCall.values())
                .flatMap(call -> Breakage.all().map(breakage -> Arguments.of(call, breakage)));
    }
}
