package io.qgateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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

class ChatRequestTest {

    private static final String GOOD =
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    static Stream<Arguments> badRequests() throws IOException {
        return BadRequests.in("openai/bad-requests.txt");
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void namesTheFieldAndSaysWhatToSendInstead(String change, String field, String message) {
        var body = BadRequests.change(GOOD, change);

        var refusal =
                catchThrowableOfType(InvalidRequestException.class, () -> ChatRequest.decode(body));

        assertThat(refusal).hasMessageStartingWith(field + ": ").hasMessageContaining(message);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n\":1,\"logprobs\":false,\"top_logprobs\":0,\"modalities\":[\"text\"]}",
                "{\"seed\":-1,\"stop\":[],\"temperature\":0,\"top_p\":1}",
                "{\"tools\":[],\"tool_choice\":\"auto\",\"parallel_tool_calls\":true}",
                "{\"response_format\":{\"type\":\"text\"},\"store\":true,\"service_tier\":\"auto\"}",
                "{\"unknown\":[{}],\"verbosity\":\"low\"}"
            })
    void acceptsHintsAndWhatItDoesNotKnow(String change) throws InvalidRequestException {
        assertThat(ChatRequest.decode(BadRequests.change(GOOD, change)))
                .isEqualTo(ChatRequest.decode(GOOD.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | false | false",
                "{\"stream\":true} | true | false",
                "{\"stream\":true,\"stream_options\":{}} | true | false",
                "{\"stream\":true,\"stream_options\":{\"include_usage\":true}} | true | true"
            })
    void knowsInWhichFormToAnswer(String change, boolean stream, boolean includeUsage)
            throws InvalidRequestException {
        var call = ChatRequest.decode(BadRequests.change(GOOD, change));

        assertThat(call.stream()).isEqualTo(stream);
        assertThat(call.includeUsage()).isEqualTo(includeUsage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | UpToTheModel[]",
                "{\"reasoning_effort\":\"none\"} | Off[]",
                "{\"reasoning_effort\":\"minimal\"} | Adaptive[effort=Optional[MINIMAL]]",
                "{\"reasoning_effort\":\"xhigh\"} | Adaptive[effort=Optional[XHIGH]]"
            })
    void readsHowMuchToThink(String change, String thinking) throws InvalidRequestException {
        assertThat(options(change).thinking()).hasToString(thinking);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Auto[] | true",
                "{\"tool_choice\":\"none\"} | None[] | true",
                "{\"tool_choice\":\"required\",\"parallel_tool_calls\":false,"
                        + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}}]} | Any[] | false",
                "{\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"a\"}},"
                        + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}}]}"
                        + " | Named[tool=a] | true"
            })
    void readsTheChoiceOfTools(String change, String choice, boolean parallel)
            throws InvalidRequestException {
        assertThat(options(change).toolChoice()).hasToString(choice);
        assertThat(options(change).parallelToolCalls()).isEqualTo(parallel);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"stop\":\"a\"} | [a]",
                "{\"stop\":[\"a\",\"b\"]} | [a, b]",
                "{\"stop\":[]} | []"
            })
    void readsStopSequences(String change, String stops) throws InvalidRequestException {
        assertThat(options(change).stopSequences()).hasToString(stops);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | OptionalInt.empty",
                "{\"max_tokens\":7} | OptionalInt[7]",
                "{\"max_tokens\":7,\"max_completion_tokens\":9} | OptionalInt[9]"
            })
    void readsTheTokenLimit(String change, String limit) throws InvalidRequestException {
        assertThat(options(change).maxTokens()).hasToString(limit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"text\"} | PlainText[]",
                "{\"type\":\"json_object\"} | JsonObject[]",
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\"}}"
                        + " | JsonSchema[name=n, schema={}, strict=false]",
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"strict\":true,\"schema\":{\"a\":1}}}"
                        + " | JsonSchema[name=n, schema={\"a\":1}, strict=true]"
            })
    void readsTheFormatOfTheAnswer(String format, String read) throws InvalidRequestException {
        assertThat(options("{\"response_format\":" + format + "}").format()).hasToString(read);
    }

    private static AnswerOptions options(String change) throws InvalidRequestException {
        return ChatRequest.decode(BadRequests.change(GOOD, change)).conversation().options();
    }

    @Test
    void refusesABodyThatIsNoObject() {
        assertThat(
                        catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> ChatRequest.decode("[]".getBytes(UTF_8))))
                .hasMessage("expected a JSON object, got an array");
    }
}
