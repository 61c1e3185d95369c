package io.qgateway.openai;

import static io.qgateway.catalogue.TestModels.offered;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.ReplyEvent;
import io.qgateway.conversation.StopReason;
import io.qgateway.json.JsonBody;
import io.qgateway.sse.MeteredSink;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatCompletionsTest {

    private final ChatCompletions completions =
            new ChatCompletions(InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)));

    @Test
    void answersInTheFormThatWasAskedFor() throws Exception {
        assertThat(answer("\"stream\":true").getContentType()).startsWith("text/event-stream");
        assertThat(answer("\"stream\":false").getContentType()).isEqualTo("application/json");
    }

    @Test
    void givesEveryAnswerAnIdOfItsOwn() throws Exception {
        var first = json(answer("\"stream\":false"));
        var second = json(answer("\"stream\":false"));

        assertThat(first.path("id").asString()).startsWith("chatcmpl-");
        assertThat(first.path("id")).isNotEqualTo(second.path("id"));
        assertThat(first.path("created").longValue()).isEqualTo(1_700_000_000);
    }

    @Test
    void listsModels() {
        var model = Model.of(offered("claude-sonnet-4.5", Instant.ofEpochSecond(1_700_000_000)));

        assertThat(JsonBody.of(new ModelList(List.of(model))))
                .asString(UTF_8)
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":[{\"id\":\"claude-sonnet-4.5\",\"object\":\"model\","
                                + "\"created\":1700000000,\"owned_by\":\"qgateway\"}]}");
    }

    private MockHttpServletResponse answer(String stream) throws Exception {
        var body =
                "{\"model\":\"m\",%s,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"
                        .formatted(stream);
        var call = completions.decode(body.getBytes(UTF_8));
        var response = new MockHttpServletResponse();
        var meter = new UsageMeter(new TokenCounter(), call.conversation());
        var sink = completions.reply(call, meter, response);
        var metered = new MeteredSink(meter, sink);
        metered.accept(new ReplyEvent.TextDelta("Hello"));
        metered.accept(new ReplyEvent.Finished(StopReason.END_TURN));
        assertThat(meter.usage().output()).isEqualTo(1);
        return response;
    }

    private static JsonNode json(MockHttpServletResponse response) throws Exception {
        return new JsonMapper().readTree(response.getContentAsString(UTF_8));
    }
}
