import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import java.util.List;
import java.util.Map;

/** Streams, parallel tools, an image and an error, with the official OpenAI SDK for Java. */
class OpenAiSdk {

    static final String BASE_URL = System.getenv().getOrDefault("BASE_URL", "http://127.0.0.1:8000");
    static final String MODEL = System.getenv().getOrDefault("MODEL", "claude-sonnet-4.5");
    static final Map<String, String> ANSWERS =
            Map.of("get_weather", "sunny, 21 degrees", "get_time", "14:05");

    final OpenAIClient client =
            OpenAIOkHttpClient.builder()
                    .baseUrl(BASE_URL + "/v1")
                    .apiKey(System.getenv().getOrDefault("API_KEY", "none"))
                    .build();

    public static void main(String[] args) {
        var sdk = new OpenAiSdk();
        sdk.stream();
        sdk.toolLoop(false);
        sdk.toolLoop(true);
        sdk.image();
        sdk.error();
        sdk.client.close();
        System.out.println("openai-java: all well");
    }

    void stream() {
        var question =
                question()
                        .addSystemMessage("Be brief.")
                        .addUserMessage("Tell me a joke")
                        .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
                        .build();

        var answer = ChatCompletionAccumulator.create();
        long pieces;
        try (var chunks = client.chat().completions().createStreaming(question)) {
            pieces = chunks.stream().peek(answer::accumulate).filter(chunk -> !chunk.choices().isEmpty()).count();
        }

        var usage = answer.chatCompletion().usage().orElseThrow();
        check(usage.completionTokens() > 0, usage);
        System.out.printf(
                "streamed %d pieces: '%.60s', %d tokens%n",
                pieces, text(answer.chatCompletion()), usage.totalTokens());
    }

    void toolLoop(boolean streamed) {
        var questions = question().addUserMessage("Call get_weather and get_time for Paris, both at once, then sum up.");
        ANSWERS.keySet().forEach(name -> questions.addFunctionTool(tool(name)));

        var first = streamed ? streamed(questions.build()) : client.chat().completions().create(questions.build());
        var message = first.choices().getFirst().message();
        var calls = message.toolCalls().orElseThrow().stream().map(call -> call.asFunction()).toList();
        check(first.choices().getFirst().finishReason().asString().equals("tool_calls"), first);
        check(calls.size() == 2, calls);

        questions.addMessage(message);
        calls.forEach(call -> questions.addMessage(result(call)));
        var last = client.chat().completions().create(questions.build());
        check(last.choices().getFirst().finishReason().asString().equals("stop"), last);
        System.out.printf(
                "called %s: '%.80s'%n",
                calls.stream().map(call -> call.function().name() + call.function().arguments()).toList(),
                text(last));
    }

    void image() {
        var image = ChatCompletionContentPartImage.ImageUrl.builder().url("data:image/png;base64," + RedSquare.base64());
        var parts =
                List.of(
                        ChatCompletionContentPart.ofText(
                                ChatCompletionContentPartText.builder().text("What is this?").build()),
                        ChatCompletionContentPart.ofImageUrl(
                                ChatCompletionContentPartImage.builder().imageUrl(image.build()).build()));

        var reply = client.chat().completions().create(question().addUserMessageOfArrayOfContentParts(parts).build());

        System.out.printf("saw an image: '%.80s'%n", text(reply));
    }

    void error() {
        try {
            client.chat().completions().create(question().addUserMessage("hello").temperature(9).build());
        } catch (BadRequestException refused) {
            System.out.printf("refused: %s%n", refused.getMessage());
            return;
        }
        throw new AssertionError("a temperature of 9 was accepted");
    }

    private ChatCompletion streamed(ChatCompletionCreateParams question) {
        var answer = ChatCompletionAccumulator.create();
        try (var chunks = client.chat().completions().createStreaming(question)) {
            chunks.stream().forEach(answer::accumulate);
        }
        return answer.chatCompletion();
    }

    private static ChatCompletionCreateParams.Builder question() {
        return ChatCompletionCreateParams.builder().model(MODEL);
    }

    private static FunctionDefinition tool(String name) {
        var city = Map.of("city", Map.of("type", "string"));
        return FunctionDefinition.builder()
                .name(name)
                .description(name.replace("get_", "The ") + " in a city")
                .parameters(
                        FunctionParameters.builder()
                                .putAdditionalProperty("type", JsonValue.from("object"))
                                .putAdditionalProperty("properties", JsonValue.from(city))
                                .putAdditionalProperty("required", JsonValue.from(List.of("city")))
                                .build())
                .build();
    }

    private static ChatCompletionToolMessageParam result(ChatCompletionMessageFunctionToolCall call) {
        return ChatCompletionToolMessageParam.builder()
                .toolCallId(call.id())
                .content(ANSWERS.get(call.function().name()))
                .build();
    }

    private static String text(ChatCompletion completion) {
        return completion.choices().getFirst().message().content().orElseThrow();
    }

    private static void check(boolean expected, Object found) {
        if (!expected) {
            throw new AssertionError(found.toString());
        }
    }
}
