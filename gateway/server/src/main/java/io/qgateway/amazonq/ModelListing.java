package io.qgateway.amazonq;

import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an account's models page by page: each body that comes in says whether there is another to
 * ask for. One per reading; not thread-safe.
 */
final class ModelListing {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** No account has more; a token that leads in circles must end somewhere. */
    private static final int MOST_PAGES = 20;

    private final String origin;
    private final Optional<String> profileArn;
    private final Map<String, UpstreamModel> models = new LinkedHashMap<>();
    private Optional<String> preferred = Optional.empty();
    private String nextToken = "";
    private int pages;

    ModelListing(String origin, Optional<String> profileArn) {
        this.origin = origin;
        this.profileArn = profileArn;
    }

    /** Whether there is a page to ask for. */
    boolean hasNext() {
        return pages == 0 || !nextToken.isEmpty() && pages < MOST_PAGES;
    }

    /** The body of the request for the next page. */
    byte[] request() {
        var body = JSON.createObjectNode().put("origin", origin);
        profileArn.ifPresent(arn -> body.put("profileArn", arn));
        if (!nextToken.isEmpty()) {
            body.put("nextToken", nextToken);
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Takes in the page that was asked for.
     *
     * @throws UpstreamException when it is none
     */
    void add(byte[] page) throws UpstreamException {
        var root = parse(page);
        pages++;
        root.path("models").valueStream().forEach(this::add);
        preferred = preferred.or(() -> id(root.path("defaultModel")));
        nextToken = root.path("nextToken").asString("");
    }

    private static JsonNode parse(byte[] page) throws UpstreamException {
        try {
            return JSON.readTree(page);
        } catch (JacksonException e) {
            throw new UpstreamException(
                    Kind.CORRUPT, "Amazon Q's list of models is no JSON; try again.", e);
        }
    }

    private void add(JsonNode model) {
        id(model)
                .ifPresent(id ->
                        models.putIfAbsent(
                                id,
                                new UpstreamModel(
                                        id,
                                        name(model, id),
                                        number(model.at("/tokenLimits/maxInputTokens")),
                                        number(model.at("/tokenLimits/maxOutputTokens")),
                                        truth(model.at("/promptCaching/supportsPromptCaching")),
                                        reasoning(model))));
    }

    private static Optional<String> id(JsonNode model) {
        return model.path("modelId").stringValueOpt().filter(id -> !id.isBlank());
    }

    private static String name(JsonNode model, String id) {
        return model.path("modelName").stringValueOpt().filter(name -> !name.isBlank()).orElse(id);
    }

    private static OptionalLong number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0
                ? OptionalLong.of(node.longValue())
                : OptionalLong.empty();
    }

    private static Optional<Boolean> truth(JsonNode node) {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    /** Told by the schema of the fields that a request for this model may have. */
    private static Optional<Boolean> reasoning(JsonNode model) {
        var fields = model.at("/additionalModelRequestFieldsSchema/properties");
        return fields.isObject()
                ? Optional.of(fields.has("thinking") || fields.has("reasoning"))
                : Optional.empty();
    }

    /**
     * The account's models.
     *
     * @throws UpstreamException when there are none, which says nothing: it can't be meant
     */
    AccountModels models() throws UpstreamException {
        if (models.isEmpty()) {
            throw new UpstreamException(
                    Kind.CORRUPT, "Amazon Q's list of models is empty; try again.");
        }
        return new AccountModels(models.values().stream().toList(), preferred);
    }
}
