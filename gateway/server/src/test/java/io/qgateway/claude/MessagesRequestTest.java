package io.qgateway.claude;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qgateway.conversation.AnswerFormat;
import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.json.BadRequests;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesRequestTest {

    private static final String GOOD =
            "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    static Stream<Arguments> badRequests() throws IOException {
        return BadRequests.in("claude/bad-requests.txt");
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void namesTheFieldAndSaysWhatToSendInstead(String change, String field, String message) {
        var body = BadRequests.change(GOOD, change);

        var refusal =
                catchThrowableOfType(
                        InvalidRequestException.class, () -> MessagesRequest.decode(body));

        assertThat(refusal).hasMessageStartingWith(field + ": ").hasMessageContaining(message);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"temperature\":0,\"top_p\":1,\"top_k\":0,\"stop_sequences\":[],\"stream\":false}",
                "{\"tools\":[],\"tool_choice\":{\"type\":\"auto\"},\"metadata\":{}}",
                "{\"thinking\":{\"type\":\"disabled\"},\"system\":\"\"}",
                "{\"output_config\":{\"effort\":\"high\"},\"service_tier\":\"auto\",\"unknown\":[{}]}"
            })
    void acceptsHintsAndWhatItDoesNotKnow(String change) throws InvalidRequestException {
        assertThat(MessagesRequest.decode(BadRequests.change(GOOD, change)))
                .isEqualTo(MessagesRequest.decode(GOOD.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}} |"
                        + " Budget[tokens=1024]",
                "{\"thinking\":{\"type\":\"adaptive\"}} | Adaptive[effort=Optional.empty]",
                "{\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"max\"}}"
                        + " | Adaptive[effort=Optional[MAX]]",
                "{\"thinking\":{\"type\":\"disabled\"}} | Off[]",
                "{} | Off[]"
            })
    void readsHowMuchToThink(String change, String thinking) throws InvalidRequestException {
        assertThat(options(change).thinking()).hasToString(thinking);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Auto[] | true",
                "{\"tool_choice\":{\"type\":\"none\"}} | None[] | true",
                "{\"tool_choice\":{\"type\":\"any\",\"disable_parallel_tool_use\":true},"
                        + "\"tools\":[{\"name\":\"a\",\"input_schema\":{}}]} | Any[] | false",
                "{\"tool_choice\":{\"type\":\"tool\",\"name\":\"a\"},\"tools\":[{\"name\":\"a\",\"input_schema\":{}}]}"
                        + " | Named[tool=a] | true"
            })
    void readsTheChoiceOfTools(String change, String choice, boolean parallel)
            throws InvalidRequestException {
        assertThat(options(change).toolChoice()).hasToString(choice);
        assertThat(options(change).parallelToolCalls()).isEqualTo(parallel);
    }

    @Test
    void readsWhereAndHowToEnd() throws InvalidRequestException {
        var options =
                options(
                        """
                        {"stop_sequences":["a","b"],
                        "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}}}\
                        """);

        assertThat(options.maxTokens()).hasValue(9);
        assertThat(options.stopSequences()).containsExactly("a", "b");
        assertThat(options.format())
                .isEqualTo(new AnswerFormat.JsonSchema("", "{\"type\":\"object\"}", true));
    }

    @Test
    void needsNoTokenLimitToCountTokens() throws InvalidRequestException {
        var body = BadRequests.change(GOOD, "{\"max_tokens\":null,\"stream\":\"yes\"}");

        var counted = MessagesRequest.decodeConversation(body);

        var answered = MessagesRequest.decode(GOOD.getBytes(UTF_8)).conversation();
        assertThat(counted.turns()).isEqualTo(answered.turns());
        assertThat(counted.options()).isEqualTo(AnswerOptions.DEFAULTS);
    }

    private static AnswerOptions options(String change) throws InvalidRequestException {
        return MessagesRequest.decode(BadRequests.change(GOOD, change)).conversation().options();
    }
}
