package io.qgateway.claude;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

class ClaudeErrorTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource({
        "BEARER_INVALID, 503, api_error",
        "THROTTLED, 429, rate_limit_error",
        "ACCOUNT_HELD, 429, rate_limit_error",
        "QUOTA_EXHAUSTED, 429, rate_limit_error",
        "SUSPENDED, 503, api_error",
        "NOT_ENTITLED, 503, api_error",
        "MODEL_OVERLOADED, 529, overloaded_error",
        "MODEL_NOT_FOUND, 404, not_found_error",
        "INVALID_REQUEST, 400, invalid_request_error",
        "UNAVAILABLE, 529, overloaded_error",
        "TIMEOUT, 504, timeout_error",
        "CORRUPT, 502, api_error",
        "CANCELLED, 503, api_error",
        "NO_ACCOUNT, 401, authentication_error"
    })
    void hasAWordForEveryCause(Kind kind, int status, String type) {
        var error = ClaudeError.of(new UpstreamException(kind, "What to do."));

        assertThat(error.status()).isEqualTo(status);
        assertThat(error.type()).isEqualTo(type);
        assertThat(error.message()).isEqualTo("What to do.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Shorten it. | prompt is too long: Shorten it.",
                "prompt is too long: 201 tokens > 200 maximum"
                        + " | prompt is too long: 201 tokens > 200 maximum"
            })
    void wordsAnOverflowSoThatClientsCompact(String message, String worded) {
        var error = ClaudeError.of(new UpstreamException(Kind.PROMPT_TOO_LONG, message));

        assertThat(error.status()).isEqualTo(400);
        assertThat(error.type()).isEqualTo("invalid_request_error");
        assertThat(error.message()).isEqualTo(worded);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error",
        "401, authentication_error",
        "403, permission_error",
        "404, not_found_error",
        "405, invalid_request_error",
        "413, request_too_large",
        "415, invalid_request_error",
        "429, rate_limit_error",
        "431, invalid_request_error",
        "500, api_error",
        "503, api_error",
        "504, timeout_error",
        "529, overloaded_error"
    })
    void hasAWordForEveryStatus(int status, String type) throws IOException {
        var error = ClaudeError.ofStatus(status, "What to do.");

        error.write(response, "req_1");

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(error.type()).isEqualTo(type);
    }

    @Test
    void writesAWholeResponse() throws IOException {
        var invalid = new InvalidRequestException("messages[2].role", "expected \"user\"");

        ClaudeError.of(invalid).write(response, "req_1");

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getContentAsString(UTF_8))
                .isEqualTo(
                        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
                                + "\"message\":\"messages[2].role: expected \\\"user\\\"\"},"
                                + "\"request_id\":\"req_1\"}");
    }

    @Test
    void saysWhenToAskAgain() throws IOException {
        var held = new UpstreamException(Kind.ACCOUNT_HELD, "Wait.", Duration.ofMinutes(30));

        ClaudeError.of(held).write(response, "req_1");

        assertThat(response.getHeader("retry-after")).isEqualTo("1800");
    }
}
