package io.qgateway.amazonq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.amazonq.repair.Linter;
import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Caching;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Places;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.conversation.UserContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Conversations and the requests they become, which lie in {@code amazonq/requests}; {@code
 * -Dgolden.update=true} writes them anew.
 */
class RequestEncoderTest {

    private static final Path GOLDEN = Path.of("src/test/resources/amazonq/requests");
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String SCHEMA =
            """
            {"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}\
            """;
    private static final Tool READ = new Tool("read", "Reads a file.", SCHEMA);

    private final RequestEncoder encoder = new RequestEncoder(() -> new UUID(0, 1));

    record Example(String name, Conversation conversation, Optional<String> profileArn) {

        static Example of(String name, Conversation conversation) {
            return new Example(name, conversation, Optional.empty());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> examples() {
        return Stream.of(
                Example.of("a-question", conversation(user("Hello"))),
                new Example(
                        "with-a-profile",
                        conversation(user("Hello")),
                        Optional.of("arn:aws:codewhisperer:us-east-1:1:profile/P")),
                Example.of(
                        "a-system-prompt-goes-before-the-first-words",
                        new Conversation(
                                "claude-sonnet-4.5",
                                "Be brief.\n\nBe kind.",
                                List.of(user("Hello"), assistant("Hi"), user("More")),
                                List.of())),
                Example.of(
                        "neighbours-of-one-role-become-one",
                        conversation(
                                user("One"),
                                new Turn.User(List.of()),
                                user("Two"),
                                assistant("Three"),
                                assistant("Four"),
                                user("Five"))),
                Example.of(
                        "an-empty-turn-still-separates",
                        conversation(
                                user("One"),
                                assistant("Two"),
                                new Turn.User(List.of()),
                                assistant("Three"),
                                user("Four"))),
                Example.of(
                        "a-history-that-begins-with-the-assistant",
                        conversation(assistant("How can I help?"), user("Hello"))),
                Example.of("an-agents-loop", agentLoop()),
                Example.of(
                        "results-of-any-kind",
                        withTools(
                                user("Look"),
                                calls(call("a"), call("b"), call("c"), call("d")),
                                results(
                                        new ToolResult(
                                                "b", List.of(new Text("no such file")), true),
                                        new ToolResult("a", List.of(), false),
                                        result("c", new Text("a cat:"), image("CCCC")),
                                        result("d", new Text("one")),
                                        result("d", new Text("two"))))),
                Example.of(
                        "a-call-that-was-never-run",
                        withTools(user("Look"), calls(call("a")), user("Never mind"))),
                Example.of(
                        "a-tool-that-is-gone",
                        new Conversation(
                                "claude-sonnet-4.5",
                                "",
                                List.of(
                                        user("Look"),
                                        calls(
                                                call("a"),
                                                new ToolCall("b", "READ", "{}"),
                                                new ToolCall("c", "write", "{}")),
                                        results(result("a"), result("b"), result("c"))),
                                List.of(new Tool("read", "", "{}")))),
                Example.of(
                        "images",
                        conversation(
                                new Turn.User(
                                        List.of(
                                                image("AAAA"),
                                                new Image(Image.Format.JPEG, "BBBB"))),
                                assistant(""),
                                new Turn.User(List.of(new Text("And this?"), image("DDDD"))))),
                Example.of(
                        "thoughts-go-back-with-their-seal",
                        withTools(
                                user("Look"),
                                calls(
                                        new Reasoning("Not mine.", ""),
                                        new Reasoning("I look.", "c2ln"),
                                        call("a")),
                                results(result("a", new Text("ex"))),
                                calls(new RedactedReasoning("QUJD"), call("b")),
                                results(result("b", new Text("why"))),
                                calls(new Reasoning("Forgotten.", ""), new Text("Done.")),
                                user("Thanks"))),
                Example.of(
                        "documents",
                        withTools(
                                new Turn.User(
                                        List.of(
                                                new Document("A \"plan\"", "First,\nthen."),
                                                new Text("Check it"))),
                                calls(call("a")),
                                results(result("a", new Document("", "Fine."))))),
                Example.of(
                        "turns-without-words", conversation(user(" "), assistant("\n"), user(""))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void writesTheRequest(Example example) throws Exception {
        var sound = new Linter().lint(example.conversation(), Places.UNKNOWN);
        byte[] body = encoder.encode(sound.conversation(), example.profileArn());

        String request = JSON.writeValueAsString(JSON.readTree(body)) + "\n";
        Path golden = GOLDEN.resolve(example.name() + ".json");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, request);
        }
        assertThat(golden).hasContent(request);
    }

    @Test
    void hasAnExampleForEachGoldenFile() throws IOException {
        var names = new TreeSet<String>();
        examples().forEach(example -> names.add(example.name() + ".json"));

        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString())).hasSameElementsAs(names);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "", "{", "{}{}", "{} x"})
    void refusesACallWhoseInputIsNoObject(String input) {
        assertRefused(
                withTools(
                        user("Look"),
                        calls(new ToolCall("a", "read", input)),
                        results(result("a"))),
                "The input of tool call a");
    }

    @Test
    void refusesASchemaThatIsNoObject() {
        assertRefused(offering(new Tool("read", "", "[]")), "The input schema of tool read");
    }

    @Test
    void refusesASchemaThatIsNestedBeyondReason() {
        String schema = "{\"a\":".repeat(495) + "1" + "}".repeat(495);

        assertRefused(offering(new Tool("read", "", schema)), "nested too deeply");
    }

    @Test
    void keepsTextThatLooksLikeJson() throws Exception {
        String text = "\"},\"profileArn\":\"x\u2028\u0000\\ \uD83D\uDE00 half \uD83D";

        byte[] body = encoder.encode(conversation(user(text)), Optional.empty());

        assertThat(
                        JSON.readTree(body)
                                .at("/conversationState/currentMessage/userInputMessage/content")
                                .asString())
                .isEqualTo(text);
    }

    private void assertRefused(Conversation conversation, String words) {
        assertThatThrownBy(() -> encoder.encode(conversation, Optional.empty()))
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST));
    }

    @Test
    void putsCachePointsWhereTheNextRequestFindsThem() throws Exception {
        var turns = conversation(user("a"), assistant("b"), user("c"), assistant("d"), user("e"));

        assertThat(cachedMessages(turns)).isEmpty();
        assertThat(cachedMessages(turns.withCaching(new Caching(true, false))))
                .containsExactly("a");
        assertThat(cachedMessages(turns.withCaching(new Caching(false, true))))
                .containsExactly("c", "e");
        assertThat(cachedMessages(turns.withCaching(Caching.EVERYTHING)))
                .containsExactly("a", "c", "e");
        assertThat(cachedMessages(conversation(user("a")).withCaching(Caching.EVERYTHING)))
                .containsExactly("a");
    }

    /** What the messages say that have a cache point. */
    private List<String> cachedMessages(Conversation conversation) throws Exception {
        var state =
                JSON.readTree(encoder.encode(conversation, Optional.empty()))
                        .path("conversationState");
        return Stream.concat(
                        state.path("history").valueStream(),
                        Stream.of(state.path("currentMessage")))
                .flatMap(message -> message.valueStream())
                .filter(message -> message.at("/cachePoint/type").asString("").equals("default"))
                .map(message -> message.path("content").asString())
                .toList();
    }

    private static Conversation agentLoop() {
        return new Conversation(
                "claude-sonnet-4.5",
                "You are an agent.",
                List.of(
                        user("What is in x and y?"),
                        new Turn.Assistant(List.of(new Text("I look."), call("a"), call("b"))),
                        results(result("a", new Text("ex"))),
                        results(result("b", new Text("why"))),
                        assistant("x has ex, y has why."),
                        user("Again"),
                        calls(call("c")),
                        new Turn.User(
                                List.of(result("c", new Text("zed")), new Text("Be quick.")))),
                List.of(READ));
    }

    private static Conversation offering(Tool tool) {
        return new Conversation("m", "", List.of(user("Hello")), List.of(tool));
    }

    private static Conversation conversation(Turn... turns) {
        return new Conversation("claude-sonnet-4.5", "", List.of(turns), List.of());
    }

    private static Conversation withTools(Turn... turns) {
        return new Conversation("claude-sonnet-4.5", "", List.of(turns), List.of(READ));
    }

    private static Turn user(String text) {
        return new Turn.User(List.of(new Text(text)));
    }

    private static Turn assistant(String text) {
        return new Turn.Assistant(List.of(new Text(text)));
    }

    private static Turn calls(AssistantContent... calls) {
        return new Turn.Assistant(List.of(calls));
    }

    private static Turn results(UserContent... results) {
        return new Turn.User(List.of(results));
    }

    private static ToolCall call(String id) {
        return new ToolCall(id, "read", "{\"path\":\"" + id + "\"}");
    }

    private static ToolResult result(String id, ToolResultContent... content) {
        return new ToolResult(id, List.of(content), false);
    }

    private static Image image(String base64) {
        return new Image(Image.Format.PNG, base64);
    }
}
