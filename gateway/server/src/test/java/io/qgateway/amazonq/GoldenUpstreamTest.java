package io.qgateway.amazonq;

import io.qgateway.amazonq.repair.Linter;
import io.qgateway.claude.Messages;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places;
import io.qgateway.intake.ToldConversation;
import io.qgateway.openai.ChatCompletions;
import io.qgateway.openai.responses.Responses;
import io.qgateway.sse.GoldenFolder;
import io.qgateway.tokens.InputFactor;
import io.qgateway.tokens.TokenCounter;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of clients' requests: what goes upstream, and what was mended about it. */
class GoldenUpstreamTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final RequestEncoder encoder = new RequestEncoder(() -> new UUID(0, 1));

    static Stream<GoldenFolder> claude() throws IOException {
        return GoldenFolder.of("claude");
    }

    static Stream<GoldenFolder> openai() throws IOException {
        return GoldenFolder.of("openai");
    }

    static Stream<GoldenFolder> responses() throws IOException {
        return GoldenFolder.of("responses");
    }

    @ParameterizedTest
    @MethodSource("claude")
    void sendsWhatAnAnthropicClientAsks(GoldenFolder example) throws Exception {
        var call = new Messages(new TokenCounter(), InputFactor.ONE).decode(example.request());

        check(example, call.conversation(), call.places());
    }

    @ParameterizedTest
    @MethodSource("openai")
    void sendsWhatAnOpenAiClientAsks(GoldenFolder example) throws Exception {
        var call = new ChatCompletions(InstantSource.system()).decode(example.request());

        check(example, call.conversation(), call.places());
    }

    @ParameterizedTest
    @MethodSource("responses")
    void sendsWhatAResponsesClientAsks(GoldenFolder example) throws Exception {
        var call = new Responses(InstantSource.system()).decode(example.request());

        check(example, call.conversation(), call.places());
    }

    private void check(GoldenFolder example, Conversation conversation, Places places)
            throws Exception {
        example.check("repairs.txt", repairs(example, conversation, places));
    }

    private String repairs(GoldenFolder example, Conversation conversation, Places places)
            throws Exception {
        try {
            var sound = new Linter().lint(conversation, places);
            var told = ToldConversation.of(named(sound.conversation()));
            var body = encoder.encode(told, Optional.empty());
            example.check("upstream.json", JSON.writeValueAsString(JSON.readTree(body)) + "\n");
            return sound.repairs().stream()
                    .sorted()
                    .map(repair -> repair.label() + "\n")
                    .collect(Collectors.joining());
        } catch (InvalidRequestException refused) {
            return "refused " + refused.getMessage() + "\n";
        }
    }

    /** The intake gives the model the upstream's name. */
    private static Conversation named(Conversation conversation) {
        return conversation.withModel(ModelNames.upstreamId(conversation.model()));
    }
}
