package io.qgateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.script.Ending;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Script;
import io.qgateway.simulator.script.Step;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients compact their conversation when they are told in these words that it is too long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(20)
class OverlongPromptIT {

    private static final String LONG = "one two ".repeat(110_000);

    private GatewayRunner gateway;
    private SimulatedAccount account;

    @BeforeAll
    void start() {
        gateway = GatewayRunner.start();
        account = gateway.addReadyAccount("alice");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void oneThatCantFitIsRefusedBeforeItCostsAnything(RawApi api) throws Exception {
        var before = account.counters().requests();

        var response = api.refusedStream(LONG, gateway);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .containsPattern("prompt is too long: 22\\d{4} tokens > 200000 maximum")
                .contains(word(api));
        assertThat(account.counters().requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT, TOO_LONG",
        "CHAT, PROMPT_TOO_LONG",
        "MESSAGES, TOO_LONG",
        "MESSAGES, TOO_LONG_UNEXPLAINED",
        "MESSAGES, PROMPT_TOO_LONG",
        "RESPONSES, TOO_LONG",
        "RESPONSES, PROMPT_TOO_LONG",
    })
    void theUpstreamsOwnRefusalReadsTheSame(RawApi api, KnownRefusal refusal) throws Exception {
        account.scriptNext(Script.refused(refusal));

        var response = api.refusedStream("Hello", gateway);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("prompt is too long", word(api));
    }

    @ParameterizedTest
    @EnumSource
    void andSoItDoesInTheMiddleOfAStream(RawApi api) throws Exception {
        var tooLong =
                new Ending.Thrown(
                        "ValidationException",
                        Optional.of("CONTENT_LENGTH_EXCEEDS_THRESHOLD"),
                        "Input is too long.");
        account.scriptNext(
                Script.broken(
                        tooLong, new Step.Text("Well"), new Step.Wait(Duration.ofMillis(50))));

        var heard = api.cutStream("Hello", gateway);

        assertThat(heard).contains("Well", "prompt is too long", word(api));
        assertThat(heard).doesNotContain(api.end());
    }

    private static String word(RawApi api) {
        return switch (api) {
            case CHAT, RESPONSES -> "context_length_exceeded";
            case MESSAGES -> "invalid_request_error";
        };
    }
}
