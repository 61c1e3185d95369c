package io.qgateway.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qgateway.conversation.InvalidRequestException;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonBodyTest {

    static Stream<Arguments> brokenBodies() {
        return Stream.of(
                Arguments.of("", "request body is empty; send a JSON object"),
                Arguments.of(" \n\t", "request body is empty; send a JSON object"),
                Arguments.of("{\"a\":\n  secret}", "not valid JSON (line 2, column"),
                Arguments.of("{\"a\":\"secret", "not valid JSON (line 1, column"),
                Arguments.of("{\"a\":1} {\"secret\":2}", "not valid JSON (line 1, column"),
                Arguments.of("{\"a\":\"secret\nsecret\"}", "not valid JSON (line 1, column"),
                Arguments.of("{\"a\":NaN}", "not valid JSON (line 1, column"),
                Arguments.of("[\"secret\"]", "expected a JSON object, got an array"),
                Arguments.of("\"secret\"", "expected a JSON object, got a string"),
                Arguments.of("null", "expected a JSON object, got null"),
                Arguments.of(
                        "{\"messages\":1,\n\"messages\":2}",
                        "duplicate field `messages` (line 2, column"),
                Arguments.of("{\"a\":" + "[".repeat(501), "more than 500 levels"),
                Arguments.of("{\"a\":" + "9".repeat(10_000) + "}", "more than 1000 digits"));
    }

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void saysWhatIsWrongWithABodyAndNeverRepeatsIt(String body, String expected) {
        var failure = refusal(body, UTF_8);

        assertThat(failure.field()).isEmpty();
        assertThat(failure).hasMessageContaining(expected);
        assertThat(failure.getMessage()).doesNotContain("secret").hasSizeLessThan(150);
    }

    @Test
    void saysWhereABodyIsNotUtf8() {
        assertThat(refusal("{\"a\":\"\u00e4\"}", ISO_8859_1))
                .hasMessage("request body is not valid UTF-8 at byte 6");
        assertThat(refusal("{\"a\":\"" + "x".repeat(10_000) + "\u00e4\"}", ISO_8859_1))
                .hasMessage("request body is not valid UTF-8 at byte 10006");
        assertThat(refusal("{}\u00e4", ISO_8859_1))
                .hasMessage("request body is not valid UTF-8 at byte 2");
    }

    @Test
    void ignoresAByteOrderMark() throws InvalidRequestException {
        var root = JsonBody.parse("\uFEFF{\"a\":\"b\"}".getBytes(UTF_8));

        assertThat(root.required("a").string()).isEqualTo("b");
    }

    @Test
    void passesObjectsOnWithTheirOrderAndTheirDigits() throws InvalidRequestException {
        var object = "{\"z\":1.10,\"a\":12345678901234567890.5,\"k\":{\"\u00e4\":[null,1E+3]}}";

        var root = JsonBody.parse(("{\"o\":" + object + "}").getBytes(UTF_8));

        assertThat(root.required("o").objectText()).isEqualTo(object);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | true",
                "{\"a\":1,\"a\":2} | true",
                "{\"a\":1 | false",
                "{} {} | false",
                "[] | false",
                "'' | false"
            })
    void knowsAnObjectWhenItReadsOne(String json, boolean object) {
        assertThat(JsonBody.isObject(json)).isEqualTo(object);
    }

    private static InvalidRequestException refusal(String body, Charset charset) {
        return catchThrowableOfType(
                InvalidRequestException.class, () -> JsonBody.parse(body.getBytes(charset)));
    }
}
