package io.qgateway.simulator.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RequestRuleTest {

    private static final String STATE = "/conversationState";
    private static final String USER = "/conversationState/history/0/userInputMessage";
    private static final String ASSISTANT = "/conversationState/history/1/assistantResponseMessage";
    private static final String CURRENT = "/conversationState/currentMessage/userInputMessage";
    private static final String CONTEXT = CURRENT + "/userInputMessageContext";
    private static final String TOOL = CONTEXT + "/tools/0/toolSpecification";
    private static final String SCHEMA = TOOL + "/inputSchema/json";
    private static final String IMAGE = CURRENT + "/images/0";

    @Test
    void takesARequestThatKeepsEveryRule() {
        assertThat(firstBroken(ChatRequests.proper())).isEmpty();
        assertThat(firstBroken((ObjectNode) ChatRequests.saying("hello").body())).isEmpty();
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                put(RequestRule.CONVERSATION_PRESENT, STATE + "/currentMessage", "{}"),
                put(RequestRule.TRIGGER_TYPE, STATE + "/chatTriggerType", "\"AUTO\""),
                remove(RequestRule.TRIGGER_TYPE, STATE + "/chatTriggerType"),
                put(RequestRule.ORIGIN, CURRENT + "/origin", "\"MARS\""),
                put(RequestRule.CONVERSATION_ID, STATE + "/conversationId", "\"\""),
                put(RequestRule.CONVERSATION_ID, STATE + "/conversationId", text(129)),
                put(RequestRule.NO_MODEL_FIELDS, "/additionalModelRequestFields", "{}"),
                put(RequestRule.HISTORY_ITEMS, STATE + "/history/0", "{}"),
                put(RequestRule.HISTORY_STARTS_WITH_USER, STATE + "/history", assistant()),
                put(RequestRule.HISTORY_ALTERNATES, STATE + "/history", user(2, assistant())),
                put(RequestRule.HISTORY_ALTERNATES, STATE + "/history", user(1, assistant(2))),
                put(RequestRule.HISTORY_ENDS_WITH_ASSISTANT, STATE + "/history", user(1, "[]")),
                put(RequestRule.CONTENT_PRESENT, CURRENT + "/content", "\" \""),
                put(RequestRule.CONTENT_PRESENT, USER + "/content", "\"\""),
                remove(RequestRule.CONTENT_PRESENT, ASSISTANT + "/content"),
                put(
                        RequestRule.REASONING_NESTED,
                        ASSISTANT + "/reasoningContent",
                        "{\"text\": \"hm\"}"),
                put(
                        RequestRule.WORKING_DIRECTORY,
                        CONTEXT + "/envState/currentWorkingDirectory",
                        text(257)),
                put(RequestRule.CACHE_POINTS, CURRENT + "/cachePoint", "{\"type\": \"longer\"}"),
                put(RequestRule.CACHE_POINTS, USER + "/cachePoint", "{}"),
                put(RequestRule.TOOL_NAMES, TOOL + "/name", "\"\""),
                put(RequestRule.TOOL_NAMES, TOOL + "/name", text(65)),
                put(RequestRule.TOOL_NAMES, TOOL + "/name", "\"get weather\""),
                put(RequestRule.TOOL_NAMES_UNIQUE, TOOL + "/name", "\"get_time\""),
                put(RequestRule.TOOL_NAMES_UNIQUE, TOOL + "/name", "\"GET_TIME\""),
                put(RequestRule.TOOL_DESCRIPTIONS, TOOL + "/description", "\"\""),
                remove(RequestRule.TOOL_DESCRIPTIONS, TOOL + "/description"),
                put(RequestRule.TOOL_DESCRIPTIONS, TOOL + "/description", text(10_241)),
                remove(RequestRule.TOOL_SCHEMAS, SCHEMA + "/type"),
                put(RequestRule.TOOL_SCHEMAS, SCHEMA + "/type", "\"array\""),
                put(RequestRule.TOOL_SCHEMAS, SCHEMA + "/required", "null"),
                put(RequestRule.TOOL_SCHEMAS, SCHEMA + "/properties", "null"),
                put(RequestRule.TOOL_SCHEMAS, SCHEMA + "/$defs", "{}"),
                put(RequestRule.TOOL_SCHEMAS, SCHEMA + "/if", "{}"),
                put(RequestRule.TOOL_SCHEMAS, SCHEMA + "/properties/city/$ref", "\"#/a\""),
                put(RequestRule.TOOL_SCHEMAS, SCHEMA + "/properties/city/anyOf", "[]"),
                put(RequestRule.TOOL_SCHEMAS, SCHEMA + "/properties/not/items/oneOf", "[]"),
                put(RequestRule.TOOL_SCHEMAS, SCHEMA + "/allOf", "[]"),
                put(RequestRule.TOOL_SCHEMAS, SCHEMA + "/properties/city", "{\"enum\":[1]}"),
                put(RequestRule.TOOL_SCHEMAS, SCHEMA + "/additionalProperties", "{\"not\":{}}"),
                put(RequestRule.TOOL_USES_OFFERED, TOOL + "/name", "\"get_wind\""),
                put(RequestRule.TOOL_USE_IDS_UNIQUE, ASSISTANT + "/toolUses/1/toolUseId", "\"u1\""),
                remove(RequestRule.TOOL_RESULTS_MATCH, CONTEXT + "/toolResults"),
                remove(RequestRule.TOOL_RESULTS_MATCH, ASSISTANT + "/toolUses"),
                put(RequestRule.TOOL_RESULTS_MATCH, CONTEXT + "/toolResults/0/toolUseId", "\"u3\""),
                put(
                        RequestRule.TOOL_RESULTS_MATCH,
                        USER + "/userInputMessageContext",
                        "{\"toolResults\":[{\"toolUseId\":\"u0\",\"content\":[{\"text\":\"\"}]}]}"),
                put(RequestRule.TOOL_RESULT_FORM, CONTEXT + "/toolResults/0/status", "\"fine\""),
                put(RequestRule.TOOL_RESULT_FORM, CONTEXT + "/toolResults/0/content", "[]"),
                put(RequestRule.TOOL_RESULT_FORM, CONTEXT + "/toolResults/0/content/0", "{}"),
                put(RequestRule.IMAGE_COUNT, USER + "/images", images(10)),
                put(RequestRule.IMAGE_FORMAT, IMAGE + "/format", "\"svg\""),
                put(RequestRule.IMAGE_SIZE, IMAGE + "/source/bytes", text(716_804)),
                put(RequestRule.IMAGE_BYTES, IMAGE + "/format", "\"jpeg\""),
                put(RequestRule.IMAGE_BYTES, IMAGE + "/source/bytes", "\"iVBORw0K*\""),
                put(RequestRule.IMAGE_BYTES, IMAGE + "/source/bytes", "\"\""),
                put(RequestRule.MESSAGE_LENGTH, CURRENT + "/content", text(600_001)),
                put(
                        RequestRule.TOOL_RESULT_LENGTH,
                        CONTEXT + "/toolResults/0/content/0/text",
                        text(800_001)),
                put(RequestRule.MODEL, CURRENT + "/modelId", "\"gpt-2\""),
                put(RequestRule.PROMPT_LENGTH, USER + "/content", text(600_000), text(110_000)),
                put(RequestRule.HISTORY_LENGTH, STATE + "/history", user(10_001, "[]")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("violations")
    void namesTheFirstRuleThatIsBroken(RequestRule rule, String where, ObjectNode request) {
        assertThat(firstBroken(request)).as(where).contains(rule);
    }

    @Test
    void refusesABodyBeyondSixteenMebibytes() {
        var request = new ChatRequest(ChatRequests.proper(), (16L << 20) + 1);

        assertThat(RequestRule.firstBroken(request, ModelCatalogue.usual()))
                .contains(RequestRule.BODY_SIZE);
    }

    @Test
    void hasAViolationForEveryRule() {
        var broken = violations().map(arguments -> arguments.get()[0]).toList();

        assertThat(Arrays.stream(RequestRule.values()))
                .allMatch(rule -> rule == RequestRule.BODY_SIZE || broken.contains(rule));
    }

    @Test
    void givesTheReasonOfTheRealService() {
        assertThat(RequestRule.MODEL.refusal().reason()).contains("INVALID_MODEL_ID");
        assertThat(RequestRule.PROMPT_LENGTH.refusal().reason())
                .contains("CONTENT_LENGTH_EXCEEDS_THRESHOLD");
        assertThat(RequestRule.TOOL_RESULTS_MATCH.refusal().reason())
                .contains("TOOL_USE_RESULT_MISMATCH");
        assertThat(RequestRule.HISTORY_ALTERNATES.refusal().reason()).isEmpty();
        assertThat(RequestRule.HISTORY_ALTERNATES.refusal().message())
                .isEqualTo("Improperly formed request.");
    }

    private static Optional<RequestRule> firstBroken(ObjectNode request) {
        return RequestRule.firstBroken(ChatRequests.of(request), ModelCatalogue.usual());
    }

    private static Arguments put(RequestRule rule, String pointer, String json) {
        var request = ChatRequests.proper();
        set(request, pointer, json);
        return Arguments.of(rule, pointer, request);
    }

    private static Arguments put(RequestRule rule, String pointer, String json, String current) {
        var request = ChatRequests.proper();
        set(request, pointer, json);
        set(request, CURRENT + "/content", current);
        return Arguments.of(rule, pointer, request);
    }

    private static void set(ObjectNode request, String pointer, String json) {
        var at = JsonPointer.compile(pointer);
        var value = JsonMapper.shared().readTree(json);
        var parent = request.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
        }
    }

    private static Arguments remove(RequestRule rule, String pointer) {
        var request = ChatRequests.proper();
        var at = JsonPointer.compile(pointer);
        ((ObjectNode) request.at(at.head())).remove(at.last().getMatchingProperty());
        return Arguments.of(rule, "without " + pointer, request);
    }

    private static String text(int length) {
        return "\"" + "a".repeat(length) + "\"";
    }

    private static String assistant() {
        return assistant(1);
    }

    private static String assistant(int count) {
        return items(count, "{\"assistantResponseMessage\":{\"content\":\"a\"}}").toString();
    }

    private static String user(int count, String then) {
        var items = items(count, "{\"userInputMessage\":{\"content\":\"u\"}}");
        items.addAll((ArrayNode) JsonMapper.shared().readTree(then));
        return items.toString();
    }

    private static String images(int count) {
        return items(count, ChatRequests.proper().at(IMAGE).toString()).toString();
    }

    private static ArrayNode items(int count, String json) {
        JsonNode item = JsonMapper.shared().readTree(json);
        var items = JsonMapper.shared().createArrayNode();
        for (var i = 0; i < count; i++) {
            items.add(item);
        }
        return items;
    }
}
