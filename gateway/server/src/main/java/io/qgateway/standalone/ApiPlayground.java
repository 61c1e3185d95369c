package io.qgateway.standalone;

import io.qgateway.access.ApiKeys;
import io.qgateway.access.Door;
import io.qgateway.access.Endpoint;
import io.qgateway.access.ErrorShape;
import io.qgateway.access.Fallback;
import io.qgateway.catalogue.Catalogue;
import io.qgateway.catalogue.OfferedModel;
import io.qgateway.claude.ClaudeErrorShape;
import io.qgateway.claude.ClaudeRoutes;
import io.qgateway.console.Playground;
import io.qgateway.console.PlaygroundModel;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.openai.OpenAiErrorShape;
import io.qgateway.openai.OpenAiRoutes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The console's prompts, answered by the gateway's own endpoints: a session has let them in. */
final class ApiPlayground implements Playground {

    private static final ApiKeys NO_KEY_NEEDED = new ApiKeys(List.of());
    private static final String ACCOUNT = ApiPlayground.class.getName();

    private final HandlerFunction<ServerResponse> chat;
    private final HandlerFunction<ServerResponse> message;
    private final Catalogue catalogue;

    ApiPlayground(
            OpenAiRoutes openAi, ClaudeRoutes claude, Catalogue catalogue, GatewayMetrics metrics) {
        this.catalogue = catalogue;
        this.chat =
                behindTheSession(
                        openAi.onAccount(ApiPlayground::account), new OpenAiErrorShape(), metrics);
        this.message =
                behindTheSession(
                        claude.onAccount(ApiPlayground::account), new ClaudeErrorShape(), metrics);
    }

    private static HandlerFunction<ServerResponse> behindTheSession(
            Endpoint endpoint, ErrorShape errors, GatewayMetrics metrics) {
        return new Door(NO_KEY_NEEDED, errors, metrics, Fallback.NONE)
                .to((request, response, trace) ->
                        endpoint.answer(request, new NeverUnauthorized(response), trace));
    }

    @SuppressWarnings("unchecked")
    private static Optional<String> account(HttpServletRequest request) {
        return (Optional<String>) request.getAttribute(ACCOUNT);
    }

    @Override
    public ServerResponse chat(ServerRequest request, Optional<String> account) throws Exception {
        request.attributes().put(ACCOUNT, account);
        return chat.handle(request);
    }

    @Override
    public ServerResponse message(ServerRequest request, Optional<String> account)
            throws Exception {
        request.attributes().put(ACCOUNT, account);
        return message.handle(request);
    }

    @Override
    public List<PlaygroundModel> models() {
        return catalogue.models().stream().map(ApiPlayground::shown).toList();
    }

    private static PlaygroundModel shown(OfferedModel model) {
        return new PlaygroundModel(
                model.id(),
                model.name(),
                model.accounts(),
                model.window().isPresent() ? model.window().getAsLong() : null,
                model.promptCaching().orElse(null),
                model.reasoning().orElse(null));
    }
}
