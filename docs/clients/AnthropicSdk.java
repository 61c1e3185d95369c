import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.errors.BadRequestException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import java.util.List;
import java.util.Map;

/** Streams, parallel tools, an image, token counting and an error, with the official Anthropic SDK for Java. */
class AnthropicSdk {

    static final String BASE_URL = System.getenv().getOrDefault("BASE_URL", "http://127.0.0.1:8000");
    static final String MODEL = System.getenv().getOrDefault("MODEL", "claude-sonnet-4.5");
    static final Map<String, String> ANSWERS = Map.of("get_weather", "sunny, 21 degrees");

    final AnthropicClient client = client(BASE_URL);

    public static void main(String[] args) {
        var sdk = new AnthropicSdk();
        sdk.stream(sdk.client, "from the root");
        sdk.stream(client(BASE_URL + "/v1"), "from /v1");
        sdk.toolLoop(false);
        sdk.toolLoop(true);
        sdk.image();
        sdk.count();
        sdk.error();
        System.out.println("anthropic-java: all well");
        System.exit(0);
    }

    static AnthropicClient client(String baseUrl) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(baseUrl)
                .apiKey(System.getenv().getOrDefault("API_KEY", "none"))
                .build();
    }

    void stream(AnthropicClient client, String how) {
        var whole = streamed(client, question().system("Be brief.").addUserMessage("Tell me a joke").build());

        check(whole.stopReason().orElseThrow().asString().equals("end_turn"), whole);
        check(whole.usage().outputTokens() > 0, whole);
        System.out.printf("streamed %s: '%.60s', %d tokens%n", how, text(whole), whole.usage().outputTokens());
    }

    void toolLoop(boolean streamed) {
        var questions = question().addUserMessage("Call get_weather and get_time for Paris, both at once, then sum up.");
        List.of("get_weather", "get_time").forEach(name -> questions.addTool(tool(name)));

        var first = streamed ? streamed(client, questions.build()) : client.messages().create(questions.build());
        var calls = first.content().stream().flatMap(block -> block.toolUse().stream()).toList();
        check(first.stopReason().orElseThrow().asString().equals("tool_use"), first);
        check(calls.size() == 2, calls);

        questions.addMessage(first);
        questions.addUserMessageOfContentBlockParams(
                calls.stream().map(AnthropicSdk::result).map(ContentBlockParam::ofToolResult).toList());
        var last = client.messages().create(questions.build());
        check(last.stopReason().orElseThrow().asString().equals("end_turn"), last);
        System.out.printf(
                "called %s: '%.80s'%n", calls.stream().map(call -> call.name() + call._input()).toList(), text(last));
    }

    void image() {
        var source =
                Base64ImageSource.builder()
                        .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
                        .data(RedSquare.base64())
                        .build();
        var blocks =
                List.of(
                        ContentBlockParam.ofImage(ImageBlockParam.builder().source(source).build()),
                        ContentBlockParam.ofText(TextBlockParam.builder().text("What is this?").build()));

        var reply = client.messages().create(question().addUserMessageOfContentBlockParams(blocks).build());

        System.out.printf("saw an image: '%.80s'%n", text(reply));
    }

    void count() {
        var counted =
                client.messages()
                        .countTokens(
                                MessageCountTokensParams.builder().model(MODEL).addUserMessage("one two three").build());

        check(counted.inputTokens() > 0, counted);
        System.out.printf("counted %d tokens%n", counted.inputTokens());
    }

    void error() {
        try {
            client.messages().create(question().maxTokens(0).addUserMessage("hello").build());
        } catch (BadRequestException refused) {
            System.out.printf("refused: %s%n", refused.getMessage());
            return;
        }
        throw new AssertionError("max_tokens 0 was accepted");
    }

    private static Message streamed(AnthropicClient client, MessageCreateParams question) {
        var answer = MessageAccumulator.create();
        try (var events = client.messages().createStreaming(question)) {
            events.stream().forEach(answer::accumulate);
        }
        return answer.message();
    }

    private static MessageCreateParams.Builder question() {
        return MessageCreateParams.builder().model(MODEL).maxTokens(1024);
    }

    private static Tool tool(String name) {
        var city = Tool.InputSchema.Properties.builder()
                .putAdditionalProperty("city", JsonValue.from(Map.of("type", "string")))
                .build();
        return Tool.builder()
                .name(name)
                .description(name.replace("get_", "The ") + " in a city")
                .inputSchema(Tool.InputSchema.builder().properties(city).addRequired("city").build())
                .build();
    }

    /** One tool fails, as tools do. */
    private static ToolResultBlockParam result(ToolUseBlock call) {
        var answer = ANSWERS.get(call.name());
        return ToolResultBlockParam.builder()
                .toolUseId(call.id())
                .content(answer == null ? "the clock is broken" : answer)
                .isError(answer == null)
                .build();
    }

    private static String text(Message message) {
        return message.content().getFirst().asText().text();
    }

    private static void check(boolean expected, Object found) {
        if (!expected) {
            throw new AssertionError(found.toString());
        }
    }
}
