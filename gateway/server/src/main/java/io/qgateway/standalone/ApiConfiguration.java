package io.qgateway.standalone;

import io.qgateway.access.ApiKeys;
import io.qgateway.access.ApiKeysReload;
import io.qgateway.access.Door;
import io.qgateway.access.Fallback;
import io.qgateway.access.RequestBody;
import io.qgateway.access.RequestLogFilter;
import io.qgateway.access.Traffic;
import io.qgateway.apidocs.ApiGroup;
import io.qgateway.apidocs.DocsRoutes;
import io.qgateway.catalogue.Catalogue;
import io.qgateway.claude.ClaudeErrorShape;
import io.qgateway.claude.ClaudeRoutes;
import io.qgateway.claude.Messages;
import io.qgateway.console.InternalConfiguration;
import io.qgateway.intake.Intake;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.metrics.GenAiMetrics;
import io.qgateway.openai.ChatCompletions;
import io.qgateway.openai.OpenAiErrorShape;
import io.qgateway.openai.OpenAiRoutes;
import io.qgateway.openai.responses.Responses;
import io.qgateway.openai.responses.ResponsesRoutes;
import io.qgateway.relay.Relay;
import io.qgateway.settings.Settings;
import io.qgateway.tokens.InputFactor;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.webserver.FilterValve;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The two APIs and the small endpoints beside them. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    /** Where consoles have prompts answered, this gateway's and one in another process. */
    private static final Set<String> PROMPTS =
            Set.of(
                    "/v2/chat/test",
                    "/v2/messages/test",
                    InternalConfiguration.PREFIX + "/v2/chat/test",
                    InternalConfiguration.PREFIX + "/v2/messages/test");

    @Bean(initMethod = "start")
    ApiKeysReload apiKeysReload(Settings settings, GatewayMetrics metrics) {
        var access = settings.access();
        return new ApiKeysReload(access.apiKeysFile(), access.apiKeys(), metrics);
    }

    @Bean
    ApiKeys apiKeys(ApiKeysReload reload) {
        return reload.keys();
    }

    @Bean
    RequestBody requestBody(Settings settings) {
        return new RequestBody(settings.listener().maxBody(), settings.fallback().isPresent());
    }

    @Bean
    Intake intake(Relay relay, TokenCounter counter, Catalogue catalogue, GatewayMetrics metrics) {
        return new Intake(relay, counter, catalogue, metrics);
    }

    @Bean(initMethod = "warmUp")
    TokenCounter tokenCounter() {
        return new TokenCounter();
    }

    @Bean
    Traffic traffic() {
        return new Traffic();
    }

    /** Around everything that asks a model, the playground's requests included. */
    @Bean
    FilterValve requestLog(GenAiMetrics metrics, Traffic traffic) {
        return new FilterValve(new RequestLogFilter(metrics, traffic), ApiConfiguration::isLogged);
    }

    private static boolean isLogged(String path) {
        return path.equals("/v1") || path.startsWith("/v1/") || PROMPTS.contains(path);
    }

    @Bean
    ClaudeRoutes claudeApi(
            ApiKeys keys,
            RequestBody bodies,
            Intake intake,
            TokenCounter counter,
            GatewayMetrics metrics,
            Fallback fallback,
            Catalogue catalogue,
            Settings settings) {
        var codec =
                new Messages(counter, new InputFactor(settings.counting().tokenCountMultiplier()));
        return new ClaudeRoutes(
                new Door(keys, new ClaudeErrorShape(), metrics, fallback),
                bodies,
                codec,
                intake,
                catalogue);
    }

    @Bean
    @Order(1)
    RouterFunction<ServerResponse> claudeRoutes(ClaudeRoutes claude) {
        return claude.routes();
    }

    @Bean
    OpenAiRoutes openAiApi(
            ApiKeys keys,
            RequestBody bodies,
            Intake intake,
            TokenCounter counter,
            GatewayMetrics metrics,
            Fallback fallback,
            Catalogue catalogue,
            InstantSource clock) {
        return new OpenAiRoutes(
                new Door(keys, new OpenAiErrorShape(), metrics, fallback),
                bodies,
                new ChatCompletions(clock),
                intake,
                counter,
                catalogue);
    }

    @Bean
    @Order(2)
    RouterFunction<ServerResponse> openAiRoutes(OpenAiRoutes openAi) {
        return openAi.routes();
    }

    @Bean
    @Order(1)
    RouterFunction<ServerResponse> responsesRoutes(
            ApiKeys keys,
            RequestBody bodies,
            Intake intake,
            TokenCounter counter,
            GatewayMetrics metrics,
            Fallback fallback,
            InstantSource clock) {
        return new ResponsesRoutes(
                        new Door(keys, new OpenAiErrorShape(), metrics, fallback),
                        bodies,
                        new Responses(clock),
                        intake,
                        counter)
                .routes();
    }

    /** There is a page for what is served, and nothing about what is not. */
    @Bean
    @Order(3)
    RouterFunction<ServerResponse> docsRoutes(Settings settings) {
        var groups = EnumSet.allOf(ApiGroup.class);
        if (settings.access().consolePassword().isEmpty()) {
            groups.remove(ApiGroup.ADMIN);
        }
        return new DocsRoutes(groups, Version.OF_THIS_BUILD).routes();
    }

    /** What probes ask: of the seed's users, and of Claude Code before its first request. */
    @Bean
    @Order(3)
    RouterFunction<ServerResponse> probeRoutes() {
        return RouterFunctions.route()
                .GET("/healthz", _ -> ServerResponse.ok().body(Map.of("status", "ok")))
                .HEAD("/", _ -> ServerResponse.ok().build())
                .build();
    }
}
