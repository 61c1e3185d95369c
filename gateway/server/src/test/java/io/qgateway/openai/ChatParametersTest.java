package io.qgateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.json.ApiPage;
import io.qgateway.json.BadRequests;
import io.qgateway.json.Parameter;
import io.qgateway.json.Parameter.Treatment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What docs/api.md says of each parameter and block, held against the decoder. */
class ChatParametersTest {

    private static final String GOOD =
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private static final List<String> VALUES =
            List.of("7", "-1", "\"x\"", "true", "[1]", "{\"a\":1}");

    private static final Map<String, String> MESSAGES =
            Map.ofEntries(
                    Map.entry(
                            "system",
                            "[{\"role\":\"system\",\"content\":\"x\"},{\"role\":\"user\",\"content\":\"x\"}]"),
                    Map.entry("user", "[{\"role\":\"user\",\"content\":\"x\"}]"),
                    Map.entry(
                            "assistant",
                            "[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"\"}}]}]"),
                    Map.entry(
                            "tool",
                            "[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"a\",\"arguments\":\"\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"1\",\"content\":\"x\"}]"),
                    Map.entry(
                            "text",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}]"),
                    Map.entry(
                            "image_url",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/gif;base64,R0lGODlh\"}}]}]"),
                    Map.entry(
                            "file",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"file\",\"file\":{\"file_data\":\"data:text/plain;base64,QUJD\"}}]}]"),
                    Map.entry("name", "[{\"role\":\"user\",\"name\":\"n\",\"content\":\"x\"}]"),
                    Map.entry(
                            "detail",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/gif;base64,R0lGODlh\",\"detail\":\"low\"}}]}]"),
                    Map.entry(
                            "reasoning_content",
                            "[{\"role\":\"assistant\",\"content\":\"x\",\"reasoning_content\":\"y\"}]"),
                    Map.entry(
                            "function",
                            "[{\"role\":\"function\",\"name\":\"a\",\"content\":\"x\"}]"),
                    Map.entry(
                            "image_url.https",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a.png\"}}]}]"),
                    Map.entry(
                            "file.file_id",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"file\",\"file\":{\"file_id\":\"f\"}}]}]"),
                    Map.entry(
                            "input_audio",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"QUJD\",\"format\":\"wav\"}}]}]"),
                    Map.entry(
                            "custom",
                            "[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"1\",\"type\":\"custom\",\"custom\":{\"name\":\"a\",\"input\":\"x\"}}]}]"));

    static List<Parameter> parameters() {
        return ChatParameters.ALL;
    }

    static List<Parameter> blocks() {
        return ChatParts.ALL;
    }

    @Test
    void thePageListsThemAll() throws IOException {
        ApiPage.check("OpenAI parameters", "`/v1/chat/completions`", parameters());
        ApiPage.check("OpenAI blocks", "in `messages`", blocks());
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aParameterIsTreatedAsThePageSays(Parameter parameter) throws Exception {
        var good = decoded(GOOD.getBytes(UTF_8)).orElseThrow();
        var refused = 0;
        for (var value : VALUES) {
            var change = "{\"%s\":%s}".formatted(parameter.name(), value);
            try {
                var call = ChatRequest.decode(BadRequests.change(GOOD, change));
                if (parameter.treatment() == Treatment.HINT) {
                    assertThat(call).isEqualTo(good);
                }
            } catch (InvalidRequestException wrong) {
                assertThat(wrong.field()).startsWith(parameter.name());
                refused++;
            }
        }
        if (parameter.treatment() != Treatment.HINT) {
            assertThat(refused).as("nonsense that is refused").isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockIsTreatedAsThePageSays(Parameter block) {
        var change = "{\"messages\":%s}".formatted(MESSAGES.get(block.name()));

        var call = decoded(BadRequests.change(GOOD, change));

        assertThat(call.isEmpty()).isEqualTo(block.treatment() == Treatment.REFUSED);
    }

    @Test
    void thereIsAnExampleOfEachBlock() {
        assertThat(MESSAGES.keySet())
                .hasSameElementsAs(blocks().stream().map(Parameter::name).toList());
    }

    @Test
    void everyParameterThatCanBeWrongIsListed() throws IOException {
        BadRequests.in("openai/bad-requests.txt")
                .map(line -> JsonMapper.shared().readTree((String) line.get()[0]))
                .forEach(change ->
                        assertThat(parameters())
                                .extracting(Parameter::name)
                                .containsAll(change.propertyNames()));
    }

    private static Optional<Object> decoded(byte[] body) {
        try {
            return Optional.of(ChatRequest.decode(body));
        } catch (InvalidRequestException refused) {
            return Optional.empty();
        }
    }
}
