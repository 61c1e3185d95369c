package io.qgateway.openai;

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

class OpenAiErrorTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "BEARER_INVALID, 503, server_error, -, service_unavailable",
                "THROTTLED, 429, rate_limit_error, -, rate_limit_exceeded",
                "ACCOUNT_HELD, 429, rate_limit_error, -, rate_limit_exceeded",
                "QUOTA_EXHAUSTED, 429, insufficient_quota, -, insufficient_quota",
                "SUSPENDED, 503, server_error, -, service_unavailable",
                "NOT_ENTITLED, 503, server_error, -, service_unavailable",
                "MODEL_OVERLOADED, 503, server_error, -, model_overloaded",
                "MODEL_NOT_FOUND, 404, invalid_request_error, model, model_not_found",
                "INVALID_REQUEST, 400, invalid_request_error, -, invalid_request",
                "PROMPT_TOO_LONG, 400, invalid_request_error, messages, context_length_exceeded",
                "UNAVAILABLE, 503, server_error, -, service_unavailable",
                "TIMEOUT, 504, server_error, -, timeout",
                "CORRUPT, 502, server_error, -, bad_upstream_answer",
                "CANCELLED, 503, server_error, -, service_unavailable",
                "NO_ACCOUNT, 401, authentication_error, -, no_account"
            })
    void hasAWordForEveryCause(Kind kind, int status, String type, String param, String code) {
        var error = OpenAiError.of(new UpstreamException(kind, "What to do."));

        assertThat(error.status()).isEqualTo(status);
        assertThat(error.type()).isEqualTo(type);
        assertThat(error.param()).isEqualTo(param);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.message()).isEqualTo("What to do.");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "400, invalid_request_error, -",
                "401, authentication_error, invalid_api_key",
                "403, permission_error, -",
                "404, invalid_request_error, unknown_url",
                "405, invalid_request_error, method_not_allowed",
                "413, invalid_request_error, request_too_large",
                "415, invalid_request_error, unsupported_media_type",
                "429, rate_limit_error, rate_limit_exceeded",
                "431, invalid_request_error, headers_too_large",
                "500, server_error, -",
                "503, server_error, service_unavailable"
            })
    void hasAWordForEveryStatus(int status, String type, String code) throws IOException {
        var error = OpenAiError.ofStatus(status, "What to do.");

        error.write(response);

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(error.type()).isEqualTo(type);
        assertThat(error.code()).isEqualTo(code);
    }

    @Test
    void writesAWholeResponse() throws IOException {
        var invalid = new InvalidRequestException("messages[2].role", "expected \"user\"");

        OpenAiError.of(invalid).write(response);

        var body =
                "{\"error\":{\"message\":\"messages[2].role: expected \\\"user\\\"\","
                        + "\"type\":\"invalid_request_error\",\"param\":\"messages[2].role\",\"code\":null}}";
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getContentLength()).isEqualTo(body.length());
        assertThat(response.getContentAsString(UTF_8)).isEqualTo(body);
        assertThat(response.getHeader("retry-after")).isNull();
        assertThat(response.getHeader("www-authenticate")).isNull();
    }

    @Test
    void namesNoFieldWhenTheBodyAsSuchIsWrong() {
        var invalid = new InvalidRequestException("", "request body is empty");

        assertThat(OpenAiError.of(invalid).param()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.2S, 1", "PT1S, 1", "PT61.001S, 62"})
    void roundsTheWaitUpToWholeSeconds(Duration wait, String seconds) throws IOException {
        OpenAiError.of(new UpstreamException(Kind.THROTTLED, "Wait.", wait)).write(response);

        assertThat(response.getHeader("retry-after")).isEqualTo(seconds);
    }

    @Test
    void saysHowToAuthenticate() throws IOException {
        OpenAiError.ofStatus(401, "Send a key.").write(response);

        assertThat(response.getHeader("www-authenticate")).isEqualTo("Bearer");
    }
}
