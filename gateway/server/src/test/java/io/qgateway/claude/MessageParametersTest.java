package io.qgateway.claude;

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
class MessageParametersTest {

    private static final String GOOD =
            "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private static final List<String> VALUES =
            List.of("7", "-1", "\"x\"", "true", "[1]", "{\"a\":1}");

    private static final Map<String, String> MESSAGES =
            Map.ofEntries(
                    Map.entry(
                            "text",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}]"),
                    Map.entry(
                            "image",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/gif\",\"data\":\"R0lGODlh\"}}]}]"),
                    Map.entry(
                            "document",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"text\",\"data\":\"x\"}}]}]"),
                    Map.entry(
                            "search_result",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"search_result\",\"source\":\"s\",\"title\":\"t\",\"content\":[]}]}]"),
                    Map.entry(
                            "tool_use",
                            "[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"1\",\"name\":\"a\",\"input\":{}}]}]"),
                    Map.entry(
                            "tool_result",
                            "[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"1\",\"name\":\"a\",\"input\":{}}]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"1\"}]}]"),
                    Map.entry(
                            "thinking",
                            "[{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"x\",\"signature\":\"s\"}]}]"),
                    Map.entry(
                            "redacted_thinking",
                            "[{\"role\":\"assistant\",\"content\":[{\"type\":\"redacted_thinking\",\"data\":\"QQ==\"}]}]"),
                    Map.entry(
                            "cache_control",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\",\"cache_control\":{\"type\":\"ephemeral\"}}]}]"),
                    Map.entry(
                            "citations",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"text\",\"data\":\"x\"},\"citations\":{\"enabled\":true}}]}]"),
                    Map.entry(
                            "image.source.url",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"https://example.com/a.png\"}}]}]"),
                    Map.entry(
                            "image.source.file",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"file\",\"file_id\":\"f\"}}]}]"),
                    Map.entry(
                            "document.source.url",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"url\",\"url\":\"https://example.com/a.pdf\"}}]}]"),
                    Map.entry(
                            "document.source.file",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"file\",\"file_id\":\"f\"}}]}]"),
                    Map.entry(
                            "server_tool_use",
                            "[{\"role\":\"assistant\",\"content\":[{\"type\":\"server_tool_use\",\"id\":\"1\",\"name\":\"web_search\",\"input\":{}}]}]"),
                    Map.entry(
                            "mcp_tool_use",
                            "[{\"role\":\"assistant\",\"content\":[{\"type\":\"mcp_tool_use\",\"id\":\"1\",\"name\":\"a\",\"input\":{}}]}]"),
                    Map.entry(
                            "container_upload",
                            "[{\"role\":\"user\",\"content\":[{\"type\":\"container_upload\",\"file_id\":\"f\"}]}]"));

    static List<Parameter> parameters() {
        return MessageParameters.ALL;
    }

    static List<Parameter> blocks() {
        return MessageBlocks.ALL;
    }

    @Test
    void thePageListsThemAll() throws IOException {
        ApiPage.check("Anthropic parameters", "`/v1/messages`", parameters());
        ApiPage.check("Anthropic blocks", "in `messages`", blocks());
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aParameterIsTreatedAsThePageSays(Parameter parameter) throws Exception {
        var good = decoded(GOOD.getBytes(UTF_8)).orElseThrow();
        var refused = 0;
        for (var value : VALUES) {
            var change = "{\"%s\":%s}".formatted(parameter.name(), value);
            try {
                var call = MessagesRequest.decode(BadRequests.change(GOOD, change));
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
        BadRequests.in("claude/bad-requests.txt")
                .map(line -> JsonMapper.shared().readTree((String) line.get()[0]))
                .forEach(change ->
                        assertThat(parameters())
                                .extracting(Parameter::name)
                                .containsAll(change.propertyNames()));
    }

    private static Optional<Object> decoded(byte[] body) {
        try {
            return Optional.of(MessagesRequest.decode(body));
        } catch (InvalidRequestException refused) {
            return Optional.empty();
        }
    }
}
