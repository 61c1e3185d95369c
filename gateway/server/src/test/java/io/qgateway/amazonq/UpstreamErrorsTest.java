package io.qgateway.amazonq;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamErrorsTest {

    @ParameterizedTest(name = "{0} {1} {2} {3} means {4}")
    @CsvFileSource(resources = "/amazonq/errors.csv", numLinesToSkip = 1)
    void findsTheCause(int status, String type, String reason, String message, Kind expected) {
        var error = new UpstreamError(status, type, reason, message);

        assertThat(classify(error).kind()).isEqualTo(expected);
    }

    @Test
    void saysWhatToDoAndWhatTheUpstreamSaid() {
        var error = new UpstreamError(400, "ValidationException", "", "Improperly formed request.");

        assertThat(classify(error))
                .hasMessage(
                        "The request is refused as improper; change it. Amazon Q says: Improperly formed"
                                + " request.");
    }

    @Test
    void namesTheReasonWhereThereAreNoWords() {
        var error = new UpstreamError(400, "ValidationException", "TOOL_DUPLICATE", "");

        assertThat(classify(error)).hasMessageEndingWith("Amazon Q says: TOOL_DUPLICATE");
    }

    @Test
    void saysNothingForAnUpstreamThatIsSilent() {
        assertThat(classify(new UpstreamError(500, "", "", "")))
                .hasMessage("Amazon Q fails to answer; try again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aoaAAAAAGcanary1234567890abcdefghijklmnop:MEUCIQ",
                "eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOjF9.c2ln",
                "arn:aws:codewhisperer:us-east-1:123456789012:profile/CANARY",
                "Bearer canary"
            })
    void keepsSecretsOutOfItsMessages(String secret) {
        var error = new UpstreamError(403, "", "", "The token '" + secret + "' is bad");

        assertThat(classify(error).getMessage())
                .contains("The token '")
                .doesNotContainIgnoringCase("canary")
                .doesNotContain("eyJ");
    }

    @Test
    void keepsTheWordsThatTellBearerTokensApart() {
        var error =
                new UpstreamError(
                        403,
                        "AccessDeniedException",
                        "",
                        "The bearer token included in the request is invalid.");

        assertThat(classify(error))
                .hasMessageEndingWith("The bearer token included in the request is invalid.");
    }

    @Test
    void bringsLongAndUnrulyWordsIntoForm() {
        var error =
                new UpstreamError(
                        500, "", "", "a\r\nb\u0000c\u2028d \u202Ee " + "no ".repeat(9_999));

        assertThat(classify(error).getMessage())
                .contains("Amazon Q says: a b c d e no no")
                .endsWith("…")
                .hasSizeLessThan(300);
    }

    @Test
    void passesOnWhenToComeBack() {
        var error = new UpstreamError(429, "ThrottlingException", "", "");

        assertThat(UpstreamErrors.classify(error, Optional.of(Duration.ofSeconds(7))).retryAfter())
                .contains(Duration.ofSeconds(7));
        assertThat(classify(error).retryAfter()).isEmpty();
    }

    private static UpstreamException classify(UpstreamError error) {
        return UpstreamErrors.classify(error, Optional.empty());
    }
}
