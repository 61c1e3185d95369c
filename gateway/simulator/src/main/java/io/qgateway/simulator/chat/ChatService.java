package io.qgateway.simulator.chat;

import io.qgateway.simulator.http.Answer;
import io.qgateway.simulator.http.Request;
import io.qgateway.simulator.script.DirectiveException;
import io.qgateway.simulator.script.Directives;
import io.qgateway.simulator.script.KnownRefusal;
import io.qgateway.simulator.script.Refusal;
import io.qgateway.simulator.script.Script;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The operations of the chat service, in JSON 1.0: who asks, whether properly, and what then. */
public final class ChatService {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String JSON_1_0 = "application/x-amz-json-1.0";
    private static final String BEARER = "Bearer ";
    private static final Refusal NO_TOKEN =
            new Refusal(
                    403,
                    "MissingAuthenticationTokenException",
                    Optional.empty(),
                    "Missing Authentication Token");
    private static final Refusal UNKNOWN_OPERATION =
            new Refusal(404, "UnknownOperationException", Optional.empty(), "Unknown operation");
    private static final Refusal NOT_TOLD = KnownRefusal.FEATURE_NOT_SUPPORTED.refusal();
    private static final Refusal NOT_JSON_1_0 =
            new Refusal(
                    415,
                    "UnsupportedMediaTypeException",
                    Optional.empty(),
                    "The content type is " + JSON_1_0);
    private static final Refusal MALFORMED =
            Refusal.invalid("REQUEST_BODY_INVALID_JSON", "The request body is not valid JSON.");

    private final Callers callers;
    private final ModelCatalogue models;
    private final InstantSource clock;

    public ChatService(Callers callers, ModelCatalogue models, InstantSource clock) {
        this.callers = callers;
        this.models = models;
        this.clock = clock;
    }

    /** {@code POST /}: the operation is named by a header. */
    public Answer answer(Request request) {
        var operation = request.header("x-amz-target").orElse("");
        return switch (operation) {
            case "AmazonCodeWhispererStreamingService.GenerateAssistantResponse" ->
                    authenticated(request, caller -> generate(request, caller));
            case "AmazonCodeWhispererService.ListAvailableModels" ->
                    authenticated(request, caller -> list(request, caller));
            case "AmazonCodeWhispererService.GetUsageLimits" ->
                    authenticated(request, caller -> usage(request, caller));
            case "AmazonCodeWhispererService.ListAvailableProfiles" ->
                    authenticated(
                            request,
                            caller ->
                                    new ProfileList(caller.profiles().orElse(List.of())).answer());
            default -> ErrorAnswer.of(UNKNOWN_OPERATION);
        };
    }

    private Answer authenticated(Request request, Function<Caller, Answer> operation) {
        var type = request.header("content-type").orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase(JSON_1_0)) {
            return ErrorAnswer.of(NOT_JSON_1_0);
        }
        var authorization = request.header("authorization").orElse("");
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return ErrorAnswer.of(NO_TOKEN);
        }
        return callers.withToken(authorization.substring(BEARER.length()).strip())
                .map(operation)
                .orElseGet(() -> ErrorAnswer.of(KnownRefusal.BEARER_INVALID.refusal()));
    }

    private Answer list(Request request, Caller caller) {
        caller.listed();
        var script = caller.listingScript();
        if (script.isPresent()) {
            return play(script.get(), caller);
        }
        try {
            return new ModelList(models(caller)).answer(JSON.readTree(request.body()));
        } catch (JacksonException _) {
            return ErrorAnswer.of(MALFORMED);
        }
    }

    private Answer usage(Request request, Caller caller) {
        caller.usageRead();
        try {
            var body = JSON.readTree(request.body());
            return mayUse(body.path("profileArn").asString(""), caller)
                    ? caller.quota()
                            .map(quota -> new UsageLimits(quota, clock.instant()).answer(body))
                            .orElseGet(() -> ErrorAnswer.of(NOT_TOLD))
                    : ErrorAnswer.of(KnownRefusal.NOT_AUTHORIZED.refusal());
        } catch (JacksonException _) {
            return ErrorAnswer.of(MALFORMED);
        }
    }

    private ModelCatalogue models(Caller caller) {
        return caller.models().orElse(models);
    }

    private Answer generate(Request request, Caller caller) {
        caller.requested(request.text());
        try {
            var chat = new ChatRequest(JSON.readTree(request.body()), request.body().length);
            if (!mayUse(chat.profileArn(), caller)) {
                caller.rejected();
                return ErrorAnswer.of(KnownRefusal.NOT_AUTHORIZED.refusal());
            }
            var broken = RequestRule.firstBroken(chat, models(caller));
            if (broken.isPresent()) {
                caller.rejected();
                return ErrorAnswer.of(broken.get());
            }
            return play(script(chat, caller), caller);
        } catch (JacksonException _) {
            caller.rejected();
            return ErrorAnswer.of(MALFORMED);
        } catch (DirectiveException e) {
            caller.rejected();
            return ErrorAnswer.of(Refusal.invalid(String.valueOf(e.getMessage())));
        }
    }

    private static boolean mayUse(String profileArn, Caller caller) {
        return caller.profiles().map(profiles -> profiles.contains(profileArn)).orElse(true);
    }

    /** What the account was told comes first, then what the message asks for. */
    private Script script(ChatRequest chat, Caller caller) throws DirectiveException {
        var told = caller.nextScript();
        if (told.isPresent()) {
            return told.get();
        }
        var usual = new UsualReply(chat, caller.promptCache().use(chat));
        return Directives.read(chat.text(), usual.promptTokens()).orElseGet(usual::script);
    }

    private static Answer play(Script script, Caller caller) {
        return switch (script) {
            case Script.Reply reply -> new Answer.EventStream(reply, caller.call());
            case Script.Refused(var refusal) -> ErrorAnswer.of(refusal);
            case Script.OtherContent(var type, var body) ->
                    new Answer.Content(200, type, Map.of(), body);
            case Script.Mute() -> new Answer.Silence(caller.call());
            case Script.HungUp() -> new Answer.Reset();
        };
    }
}
