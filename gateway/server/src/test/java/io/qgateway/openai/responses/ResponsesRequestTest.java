package io.qgateway.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.json.BadRequests;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesRequestTest {

    private static final String GOOD = "{\"model\":\"m\",\"input\":\"Hi\"}";

    static Stream<Arguments> badRequests() throws IOException {
        return BadRequests.in("responses/bad-requests.txt");
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void namesTheFieldAndSaysWhatToSendInstead(String change, String field, String message) {
        var body = BadRequests.change(GOOD, change);

        var refusal =
                catchThrowableOfType(
                        InvalidRequestException.class, () -> ResponsesRequest.decode(body));

        assertThat(refusal).hasMessageStartingWith(field + ": ").hasMessageContaining(message);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"store\":true,\"truncation\":\"auto\",\"service_tier\":\"flex\",\"user\":\"u\"}",
                "{\"background\":false,\"top_logprobs\":0,\"previous_response_id\":null}",
                "{\"stream_options\":{\"include_obfuscation\":false},\"unknown\":[{}]}",
                "{\"tools\":[{\"type\":\"web_search\"},{\"type\":\"mcp\",\"server_label\":\"x\"}]}"
            })
    void acceptsHintsAndWhatItDoesNotKnow(String change) throws InvalidRequestException {
        var asked = ResponsesRequest.decode(BadRequests.change(GOOD, change)).conversation();

        assertThat(asked)
                .isEqualTo(ResponsesRequest.decode(BadRequests.change(GOOD, "{}")).conversation());
    }
}
