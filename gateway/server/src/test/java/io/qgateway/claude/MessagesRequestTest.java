package io.qgateway.claude;

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
                "{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024},\"system\":\"\"}",
                "{\"output_config\":{\"effort\":\"high\"},\"service_tier\":\"auto\",\"unknown\":[{}]}"
            })
    void acceptsHintsAndWhatItDoesNotKnow(String change) throws InvalidRequestException {
        assertThat(MessagesRequest.decode(BadRequests.change(GOOD, change)))
                .isEqualTo(MessagesRequest.decode(GOOD.getBytes(UTF_8)));
    }

    @Test
    void needsNoTokenLimitToCountTokens() throws InvalidRequestException {
        var body = BadRequests.change(GOOD, "{\"max_tokens\":null,\"stream\":\"yes\"}");

        assertThat(MessagesRequest.decodeConversation(body))
                .isEqualTo(MessagesRequest.decode(GOOD.getBytes(UTF_8)).conversation());
    }
}
