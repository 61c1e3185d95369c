package io.qgateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
                "{\"seed\":-1,\"stop\":\"x\",\"temperature\":0,\"top_p\":1,\"max_tokens\":1}",
                "{\"tools\":[],\"tool_choice\":\"none\",\"parallel_tool_calls\":false}",
                "{\"response_format\":{\"type\":\"text\"},\"store\":true,\"service_tier\":\"auto\"}",
                "{\"unknown\":[{}],\"reasoning_effort\":\"high\",\"verbosity\":\"low\"}"
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

    @Test
    void refusesABodyThatIsNoObject() {
        assertThat(
                        catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> ChatRequest.decode("[]".getBytes(UTF_8))))
                .hasMessage("expected a JSON object, got an array");
    }
}
