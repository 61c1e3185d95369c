package io.qgateway.amazonq;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.amazonq.repair.Linter;
import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import io.qgateway.simulator.chat.ModelCatalogue;
import io.qgateway.simulator.chat.RequestCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a client can say, after the linter the upstream has nothing to object to. */
class LintedRequestTest {

    private static final RequestCheck UPSTREAM = new RequestCheck(ModelCatalogue.usual());
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk";
    private static final String GIF = "R0lGODlhAQABAAAAACw=";

    private final RequestEncoder encoder = new RequestEncoder(() -> new UUID(0, 1));

    @Property(tries = 2_000)
    void isAcceptedOrRefusedByName(@ForAll("conversations") Conversation conversation)
            throws Exception {
        Conversation sound;
        try {
            sound = new Linter().lint(conversation, Places.UNKNOWN).conversation();
        } catch (InvalidRequestException refused) {
            assertThat(refused)
                    .message()
                    .containsAnyOf(
                            "does not support assistant message prefill",
                            "has more than 10 images",
                            "has the same name and is another",
                            "arguments of a tool are an object");
            return;
        }

        byte[] body = encoder.encode(sound, Optional.empty());

        assertThat(UPSTREAM.brokenRule(body)).isEmpty();
        assertThat(new Linter().lint(sound, Places.UNKNOWN).repairs())
                .as("a second look finds nothing to mend")
                .isEmpty();
    }

    @Provide
    Arbitrary<Conversation> conversations() {
        return Arbitraries.longs().map(seed -> new Making(new Random(seed)).conversation());
    }

    /** Makes conversations of the kind that decoders let through. */
    private static final class Making {

        private static final List<String> NAMES =
                List.of("read", "READ", "files.read", "a b", "é", "x".repeat(70), "mcp__a-b__c");
        private static final List<String> SCHEMAS =
                List.of(
                        "{}",
                        "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}",
                        "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"properties\":{\"b\":{\"$ref\":\"#/$defs/a\"}}}}}",
                        "{\"anyOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}],\"properties\":{\"a\":true}}",
                        "{\"type\":[\"object\",\"null\"],\"properties\":null,\"required\":null}",
                        "{\"type\":\"object\",\"properties\":{\"a\":{\"items\":{\"oneOf\":[{\"enum\":[1]},{\"not\":{}}]}}}}",
                        "{\"allOf\":[{\"if\":{\"required\":[\"a\"]},\"then\":false}],\"additionalProperties\":{\"anyOf\":[]}}",
                        "{\"type\":\"array\"}");

        private final Random random;
        private final List<String> open = new ArrayList<>();
        private int calls;

        Making(Random random) {
            this.random = random;
        }

        Conversation conversation() {
            var turns = new ArrayList<Turn>();
            for (var i = random.nextInt(8); i >= 0; i--) {
                turns.add(random.nextBoolean() ? user() : assistant());
            }
            if (random.nextInt(8) > 0) {
                turns.add(user());
            }
            return new Conversation(
                    "claude-sonnet-4.5", random.nextBoolean() ? "" : text(), turns, tools());
        }

        private List<Tool> tools() {
            var tools = new ArrayList<Tool>();
            for (var i = random.nextInt(4); i > 0; i--) {
                var description = random.nextInt(9) == 0 ? "y z ".repeat(3_000) : text();
                tools.add(new Tool(pick(NAMES), description, pick(SCHEMAS)));
            }
            return tools;
        }

        private Turn user() {
            var content = new ArrayList<UserContent>();
            for (var i = random.nextInt(4); i > 0; i--) {
                switch (random.nextInt(5)) {
                    case 0 -> content.add(image());
                    case 1 -> content.add(new Document("", "d"));
                    case 2 -> content.add(new Text(text()));
                    default -> {
                        if (!open.isEmpty()) {
                            var id = open.remove(random.nextInt(open.size()));
                            content.add(new ToolResult(id, result(), random.nextBoolean()));
                        }
                    }
                }
            }
            return new Turn.User(content);
        }

        private List<ToolResultContent> result() {
            return switch (random.nextInt(4)) {
                case 0 -> List.of();
                case 1 -> List.of(image(), image());
                case 2 -> List.of(new Text(text()), new Document("t", ""));
                default -> List.of(new Text(text()));
            };
        }

        private Turn assistant() {
            var content = new ArrayList<AssistantContent>();
            for (var i = random.nextInt(4); i > 0; i--) {
                switch (random.nextInt(5)) {
                    case 0 -> content.add(new Reasoning("t", ""));
                    case 1 -> content.add(new Reasoning("t", "sig"));
                    case 2 -> content.add(new RedactedReasoning("QUJD"));
                    case 3 -> content.add(new Text(text()));
                    default -> content.add(call());
                }
            }
            return new Turn.Assistant(content);
        }

        /** An id may come again once its call has been answered. */
        private ToolCall call() {
            var id = "call_" + (random.nextInt(3) == 0 ? random.nextInt(3) : 10 + calls++);
            while (open.contains(id)) {
                id = "call_" + (10 + calls++);
            }
            open.add(id);
            return new ToolCall(id, pick(NAMES), "{}");
        }

        private Image image() {
            return new Image(pick(List.of(Image.Format.values())), pick(List.of(PNG, GIF)));
        }

        private String text() {
            return pick(List.of("", " ", "\n", "Hello", "What is in x?"));
        }

        private <T> T pick(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }
}
