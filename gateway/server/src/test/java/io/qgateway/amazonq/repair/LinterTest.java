package io.qgateway.amazonq.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Tool;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolChoice;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinterTest {

    private static final String OBJECT = "{\"type\":\"object\",\"properties\":{}}";
    private static final Tool READ = new Tool("read", "Reads.", OBJECT);
    private static final Image PICTURE = new Image(Image.Format.PNG, "iVBORw0KGgo=");

    private final Linter linter = new Linter();

    @Test
    void aSoundConversationStaysAsItIs() throws Exception {
        var conversation =
                conversation(
                                user("Look"),
                                assistant(new Text("I look."), call("a")),
                                user(result("a", "ex")),
                                assistant(new Text("x")),
                                user("Thanks"))
                        .withTools(List.of(READ));

        var sound = linter.lint(conversation, Places.UNKNOWN);

        assertThat(sound.conversation()).isEqualTo(conversation);
        assertThat(sound.repairs()).isEmpty();
    }

    @Test
    void aLineAboutBillingIsNoPartOfThePrompt() throws Exception {
        var line = "x-anthropic-billing-header: cc_version=2.1.9; cch=a1b2c;";
        var lint = lint(conversation(user("Hi")).withSystem(line + "\n\nBe brief."));

        assertThat(lint.conversation().system()).isEqualTo("Be brief.");
        assertThat(lint.repairs()).containsExactly(Repair.ATTRIBUTION_LINE);
        var quoted = "Never send this:\n" + line;
        assertThat(lint(conversation(user("Hi")).withSystem(quoted)).conversation().system())
                .isEqualTo(quoted);
    }

    @Test
    void refusesToContinueTheAssistantsWords() {
        assertRefused(
                conversation(user("Hello"), assistant(new Text("Once"))),
                "messages[1]: this model does not support assistant message prefill");
        assertRefused(conversation(assistant(new Text(" "))), "messages[0]: this model");
        assertRefused(conversation(user("Look"), assistant(call("a"))), "messages[1]: this model");
    }

    @Test
    void anEmptyTurnAtTheEndIsLeftOut() throws Exception {
        var lint = lint(conversation(user("Hello"), assistant(new Text(" ")), assistant()));

        assertThat(lint.conversation().turns()).containsExactly(user("Hello"));
        assertThat(lint.repairs()).containsExactly(Repair.LAST_TURN);
    }

    @Test
    void theSidesTakeTurnsAndTheUserBegins() throws Exception {
        var lint = lint(conversation(assistant(new Text("Hi")), user("One"), user("Two")));

        assertThat(lint.conversation().turns())
                .containsExactly(
                        user("(no text)"),
                        assistant(new Text("Hi")),
                        user(new Text("One"), new Text("Two")));
        assertThat(lint.repairs()).containsExactlyInAnyOrder(Repair.FIRST_TURN, Repair.SAME_ROLE);
    }

    @Test
    void aTurnThatSaysNothingIsGivenWords() throws Exception {
        var thought = new Reasoning("Hm", "sig");
        var lint = lint(conversation(user(" "), assistant(thought), user()));

        assertThat(lint.conversation().turns())
                .containsExactly(
                        user("(no text)"), assistant(thought, new Text(".")), user("(no text)"));
        assertThat(lint.repairs()).containsExactly(Repair.EMPTY_TURN);
    }

    @Test
    void aCallThatWasNeverAnsweredWasCancelled() throws Exception {
        var lint = lint(conversation(user("Look"), assistant(call("a")), user("Never mind")));

        assertThat(lint.conversation().turns().getLast())
                .isEqualTo(
                        user(
                                new ToolResult(
                                        "a",
                                        List.of(
                                                new Text(
                                                        "The tool was not run: the call was cancelled.")),
                                        true),
                                new Text("Never mind")));
        assertThat(lint.repairs())
                .containsExactlyInAnyOrder(Repair.UNANSWERED_CALL, Repair.UNDECLARED_TOOL);
    }

    @Test
    void resultsComeInTheOrderOfTheirCalls() throws Exception {
        var lint =
                lint(
                        conversation(
                                        user("Look"),
                                        assistant(call("a"), call("b")),
                                        user(result("b", "2"), new Text("!"), result("a", "1")))
                                .withTools(List.of(READ)));

        assertThat(lint.conversation().turns().getLast())
                .isEqualTo(user(result("a", "1"), result("b", "2"), new Text("!")));
        assertThat(lint.repairs()).isEmpty();
    }

    @Test
    void aLateResultIsTextWhereItStands() throws Exception {
        var lint =
                lint(
                        conversation(
                                        user("Look"),
                                        assistant(call("a")),
                                        user("Wait"),
                                        assistant(new Text("I wait.")),
                                        user(result("a", "ex")))
                                .withTools(List.of(READ)));

        var turns = lint.conversation().turns();
        assertThat(turns.get(2))
                .isEqualTo(
                        user(
                                result("a", "The result follows later in this conversation."),
                                new Text("Wait")));
        assertThat(turns.get(4))
                .isEqualTo(user(new Text("Result of the earlier tool call a:"), new Text("ex")));
        assertThat(lint.repairs()).containsExactly(Repair.LATE_RESULT);
    }

    @Test
    void anIdThatComesAgainIsChangedInItsCallAndItsResult() throws Exception {
        var lint =
                lint(
                        conversation(
                                        user("Look"),
                                        assistant(call("0")),
                                        user(result("0", "1st")),
                                        assistant(call("0"), call("0-2")),
                                        user(result("0", "2nd"), result("0-2", "3rd")))
                                .withTools(List.of(READ)));

        assertThat(lint.conversation().turns().subList(3, 5))
                .containsExactly(
                        assistant(call("0-3"), call("0-2")),
                        user(result("0-3", "2nd"), result("0-2", "3rd")));
        assertThat(lint.repairs()).containsExactly(Repair.REPEATED_CALL_ID);
    }

    @Test
    void aThoughtWithoutASignatureStaysHere() throws Exception {
        var lint =
                lint(
                        conversation(
                                user("Hi"),
                                assistant(new Reasoning("Hm", ""), new Text("Hello")),
                                user("Bye")));

        assertThat(lint.conversation().turns().get(1)).isEqualTo(assistant(new Text("Hello")));
        assertThat(lint.repairs()).containsExactly(Repair.UNSIGNED_REASONING);
    }

    @Test
    void toolsThatAreGoneAreDeclaredAsGone() throws Exception {
        var lint = lint(conversation(user("Look"), assistant(call("a")), user(result("a", "ex"))));

        assertThat(lint.conversation().tools())
                .containsExactly(new Tool("read", "No longer available; don't call it.", OBJECT));
        assertThat(lint.repairs()).containsExactly(Repair.UNDECLARED_TOOL);
    }

    @Test
    void namesAreChangedWhereverTheyStand() throws Exception {
        var conversation =
                conversation(
                                user("Look"),
                                assistant(new ToolCall("a", "files.read", "{}")),
                                user(result("a", "ex")))
                        .withTools(List.of(new Tool("files.read", "Reads.", OBJECT)));
        var options = AnswerOptions.DEFAULTS.withToolChoice(new ToolChoice.Named("files.read"));

        var lint = lint(conversation.withOptions(options));

        var name = "files_read_601e4eb6";
        assertThat(lint.conversation().tools()).extracting(Tool::name).containsExactly(name);
        assertThat(lint.conversation().turns().get(1))
                .isEqualTo(assistant(new ToolCall("a", name, "{}")));
        assertThat(lint.conversation().options().toolChoice())
                .isEqualTo(new ToolChoice.Named(name));
        assertThat(lint.toolNames().client(name)).isEqualTo("files.read");
        assertThat(lint.repairs()).containsExactly(Repair.TOOL_NAME);
    }

    @Test
    void theSameToolTwiceIsOneAndTwoToolsOfOneNameAreRefused() throws Exception {
        var hello = conversation(user("Hi"));

        var lint = lint(hello.withTools(List.of(READ, READ)));

        assertThat(lint.conversation().tools()).containsExactly(READ);
        assertThat(lint.repairs()).containsExactly(Repair.TOOL_DUPLICATE);
        assertRefused(
                hello.withTools(List.of(READ, new Tool("read", "Reads on.", OBJECT))),
                "tools[1].name: an earlier tool has the same name");
    }

    @Test
    void aToolIsDescribedAndWhatIsTooLongMovesIntoThePrompt() throws Exception {
        var plain = lint(conversation(user("Hi")).withTools(List.of(new Tool("a", " ", OBJECT))));
        assertThat(plain.conversation().tools().getFirst().description()).isEqualTo("a");
        assertThat(plain.repairs()).containsExactly(Repair.TOOL_DESCRIPTION);

        var words = "One line of many.\n".repeat(700);
        var wordy =
                lint(
                        conversation(user("Hi"))
                                .withSystem("Be brief.")
                                .withTools(List.of(new Tool("a", words, OBJECT))));
        var description = wordy.conversation().tools().getFirst().description();
        assertThat(description)
                .hasSizeBetween(10_000, 10_240)
                .endsWith("\n(The rest is in the prompt, in <tool_description>.)");
        var kept = description.substring(0, description.lastIndexOf("\n(The rest"));
        assertThat(wordy.conversation().system())
                .isEqualTo(
                        "Be brief.\n\n<tool_description tool=\"a\">\n%s\n</tool_description>"
                                .formatted(words.substring(kept.length())));
        assertThat(wordy.repairs()).containsExactly(Repair.LONG_DESCRIPTION);
    }

    @Test
    void anImageIsWhatItsBytesAre() throws Exception {
        var mislabelled = new Image(Image.Format.JPEG, PICTURE.base64());

        var lint = lint(conversation(user(new Text("Look"), mislabelled)));

        assertThat(lint.conversation().turns()).containsExactly(user(new Text("Look"), PICTURE));
        assertThat(lint.repairs()).containsExactly(Repair.IMAGE_TYPE);
    }

    @Test
    void imagesThatAToolReturnedStandBesideTheResult() throws Exception {
        var result = new ToolResult("a", List.of(new Text("a cat:"), PICTURE), false);

        var lint =
                lint(
                        conversation(user("Look"), assistant(call("a")), user(result))
                                .withTools(List.of(READ)));

        assertThat(lint.conversation().turns().getLast())
                .isEqualTo(
                        user(
                                new ToolResult(
                                        "a",
                                        List.of(
                                                new Text("a cat:"),
                                                new Text("(an image, attached to this message)")),
                                        false),
                                PICTURE));
        assertThat(lint.repairs()).containsExactly(Repair.IMAGE_IN_RESULT);
    }

    @Test
    void ofManyImagesTheOldestAreLeftOut() throws Exception {
        var turns = new ArrayList<Turn>();
        for (var i = 0; i < 6; i++) {
            turns.add(user(new Text("Look"), PICTURE, PICTURE));
            turns.add(assistant(new Text("A cat.")));
        }
        turns.add(user(PICTURE));

        var lint = lint(conversation(turns.toArray(Turn[]::new)));

        assertThat(Images.count(lint.conversation().turns())).isEqualTo(10);
        assertThat(lint.conversation().turns().getLast()).isEqualTo(user(PICTURE));
        assertThat(lint.conversation().turns().getFirst().toString())
                .contains(
                        "(An image was here. It is left out, for the model takes the latest 10.)");
        assertThat(lint.repairs()).containsExactly(Repair.IMAGE_COUNT);
    }

    @Test
    void refusesMoreImagesThanOneTurnMayHave() {
        var images = Collections.<UserContent>nCopies(11, PICTURE).toArray(UserContent[]::new);

        assertRefused(
                conversation(user(images)), "messages[0]: the message has more than 10 images");
    }

    @Test
    void refusesAnImageThatCantBeMadeToFitByItsPath() {
        var broken = new Image(Image.Format.PNG, PICTURE.base64().replace("=", "A").repeat(40_000));

        assertRefused(
                conversation(user(new Text("Look"), broken)),
                "messages[0].content[1]: the image can't be decoded to be scaled down");
    }

    private Sound lint(Conversation conversation) throws InvalidRequestException {
        return linter.lint(conversation, places(conversation));
    }

    private void assertRefused(Conversation conversation, String message) {
        assertThatThrownBy(() -> lint(conversation))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(message);
    }

    /** Paths as Anthropic's clients have them. */
    private static Places places(Conversation conversation) {
        return new Places(
                IntStream.range(0, conversation.turns().size())
                        .mapToObj(LinterTest::place)
                        .toList(),
                IntStream.range(0, conversation.tools().size())
                        .mapToObj(i ->
                                new Places.ToolPlace(
                                        "tools[" + i + "].name", "tools[" + i + "].input_schema"))
                        .toList(),
                "");
    }

    private static Places.TurnPlace place(int turn) {
        var path = "messages[" + turn + "]";
        return new Places.TurnPlace(
                path, IntStream.range(0, 20).mapToObj(i -> path + ".content[" + i + "]").toList());
    }

    private static Conversation conversation(Turn... turns) {
        return new Conversation("claude-sonnet-4.5", "", List.of(turns), List.of());
    }

    private static Turn user(String text) {
        return user(new Text(text));
    }

    private static Turn user(UserContent... content) {
        return new Turn.User(List.of(content));
    }

    private static Turn assistant(AssistantContent... content) {
        return new Turn.Assistant(List.of(content));
    }

    private static ToolCall call(String id) {
        return new ToolCall(id, "read", "{}");
    }

    private static ToolResult result(String id, String text) {
        return new ToolResult(id, List.of(new Text(text)), false);
    }
}
