package io.qgateway.claude;

import static io.qgateway.catalogue.TestModels.offered;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.StopReason;
import io.qgateway.json.JsonBody;
import io.qgateway.sse.MeteredSink;
import io.qgateway.tokens.InputFactor;
import io.qgateway.tokens.TokenCounter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

class MessagesTest {

    private static final String HELLO =
            "\"messages\":[{\"role\":\"user\",\"content\":\"Hello, world!\"}]";

    private final TokenCounter counter = new TokenCounter();

    @Test
    void answersInTheFormThatWasAskedFor() throws Exception {
        assertThat(answer(true).getContentType()).startsWith("text/event-stream");
        assertThat(answer(true).getContentAsString()).contains("\"id\":\"msg_");
        assertThat(answer(false).getContentType()).isEqualTo("application/json");
        assertThat(answer(false).getContentAsString()).startsWith("{\"id\":\"msg_");
    }

    @Test
    void countsTokensTimesTheFactor() throws InvalidRequestException {
        var body = ("{\"model\":\"m\"," + HELLO + "}").getBytes(UTF_8);

        assertThat(messages(1).countTokens(body)).isEqualTo(new TokenCount(4));
        assertThat(JsonBody.of(messages(1.4).countTokens(body)))
                .asString(UTF_8)
                .isEqualTo("{\"input_tokens\":5}");
    }

    @Test
    void needsMessagesToCount() {
        assertThatThrownBy(() -> messages(1).countTokens("{\"model\":\"m\"}".getBytes(UTF_8)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("messages: field required");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAFactorThatMakesNoSense(double factor) {
        assertThatThrownBy(() -> new InputFactor(factor))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsModels() {
        var created = Instant.parse("2025-09-29T00:00:00.123Z");
        var page =
                ModelPage.of(
                        List.of(
                                Model.of(offered("claude-sonnet-4.5", created)),
                                Model.of(offered("claude-haiku-4.5", created, 200_000, 64_000))),
                        false);

        assertThat(JsonBody.of(page))
                .asString(UTF_8)
                .isEqualTo(
                        """
                        {"data":[\
                        {"type":"model","id":"claude-sonnet-4.5","display_name":"Name of claude-sonnet-4.5","created_at":"2025-09-29T00:00:00Z","lifecycle":"active"},\
                        {"type":"model","id":"claude-haiku-4.5","display_name":"Name of claude-haiku-4.5","created_at":"2025-09-29T00:00:00Z","lifecycle":"active","max_input_tokens":200000,"max_tokens":64000}],\
                        "has_more":false,"first_id":"claude-sonnet-4.5","last_id":"claude-haiku-4.5"}\
                        """);
        assertThat(JsonBody.of(ModelPage.of(List.of(), false)))
                .asString(UTF_8)
                .isEqualTo("{\"data\":[],\"has_more\":false,\"first_id\":null,\"last_id\":null}");
    }

    private MockHttpServletResponse answer(boolean stream) throws Exception {
        var body = "{\"model\":\"m\",\"max_tokens\":5,\"stream\":" + stream + "," + HELLO + "}";
        var call = messages(1).decode(body.getBytes(UTF_8));
        var response = new MockHttpServletResponse();
        var meter = messages(1).meter(call);
        var sink = messages(1).reply(call, meter, response, "req_1");
        var metered = new MeteredSink(meter, sink);
        metered.accept(new ReplyEvent.TextDelta("Hello"));
        metered.accept(new ReplyEvent.Finished(StopReason.END_TURN));
        return response;
    }

    private Messages messages(double factor) {
        return new Messages(counter, new InputFactor(factor));
    }
}
