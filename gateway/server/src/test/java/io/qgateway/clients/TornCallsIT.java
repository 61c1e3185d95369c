package io.qgateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.script.Script;
import io.qgateway.simulator.script.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that end inside a tool call: once more, or an error, and never a call that is none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(20)
class TornCallsIT {

    private static final Step TORN = call("{\"path\":\"/tmp/a\",\"content\":\"So far", false);
    private static final Script WHOLE = Script.answer(call("{\"path\":\"/tmp/b\"}", true));

    /** Longer than the gateway holds anything back. */
    private static final Step SENT = new Step.Wait(Duration.ofMillis(50));

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
    void aWholeAnswerIsAskedForAgain(RawApi api) throws Exception {
        account.scriptNext(Script.answer(TORN), WHOLE);
        var before = account.counters().requests();

        var response = api.whole("Go", gateway);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains("/tmp/b").doesNotContain("So far");
        assertThat(account.counters().requests()).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsTornEachTimeIsAnError(RawApi api) throws Exception {
        account.scriptNext(Script.answer(TORN), Script.answer(TORN), Script.answer(TORN));

        var response = api.whole("Go", gateway);

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("ends inside a tool call").doesNotContain("So far");
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatHasToldOfTheCallBreaksOff(RawApi api) throws Exception {
        account.scriptNext(Script.answer(TORN, SENT));
        var before = account.counters().requests();

        var heard = api.cutStream("Go", gateway);

        assertThat(heard)
                .contains("So far", "ends inside a tool call")
                .doesNotContain(api.end(), "tool_calls\"}", "\"stop_reason\":\"tool_use\"");
        assertThat(account.counters().requests()).isEqualTo(before + 1);
    }

    private static Step call(String arguments, boolean ended) {
        return new Step.ToolCall("tooluse_1", "write", List.of(arguments), ended);
    }
}
