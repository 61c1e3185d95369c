package io.qgateway.simulator.chat;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests to break rules with. */
final class ChatRequests {

    private ChatRequests() {}

    /** A request that uses everything a request may, properly. */
    static ObjectNode proper() {
        var json =
                """
                {"conversationState": {
                  "conversationId": "8a2c5b5e-0b52-4d8e-9f0c-0a7a4f0a7f10",
                  "chatTriggerType": "MANUAL",
                  "history": [
                    {"userInputMessage": {"content": "What's the weather?", "origin": "CLI"}},
                    {"assistantResponseMessage": {
                      "content": "Let me look.",
                      "reasoningContent": {"reasoningText": {"text": "hm", "signature": "s"}},
                      "toolUses": [
                        {"toolUseId": "u1", "name": "get_weather", "input": {"city": "Paris"}},
                        {"toolUseId": "u2", "name": "get_time", "input": {}}]}}],
                  "currentMessage": {"userInputMessage": {
                    "content": "Here you are.",
                    "origin": "CLI",
                    "modelId": "claude-sonnet-4.5",
                    "images": [{"format": "png", "source": {"bytes": "iVBORw0KGgoAAAANSUhEUg=="}}],
                    "userInputMessageContext": {
                      "envState": {"operatingSystem": "linux", "currentWorkingDirectory": "/"},
                      "toolResults": [
                        {"toolUseId": "u2", "status": "error", "content": [{"text": "no clock"}]},
                        {"toolUseId": "u1", "status": "success", "content": [{"json": {"c": 21}}]}],
                      "tools": [
                        {"toolSpecification": {
                          "name": "Get_Weather",
                          "description": "The weather of a city",
                          "inputSchema": {"json": {
                            "type": "object",
                            "properties": {
                              "city": {"type": "string"},
                              "not": {"type": "array", "items": {"type": "string"}}},
                            "required": ["city"]}}}},
                        {"toolSpecification": {
                          "name": "get_time",
                          "description": "The time",
                          "inputSchema": {"json": {"type": "object", "properties": {}}}}},
                        {"cachePoint": {"type": "default"}}]}}}}}
                """;
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    /** A request that says something, and nothing else. */
    static ChatRequest saying(String text) {
        var body = JsonMapper.shared().createObjectNode();
        var state = body.putObject("conversationState").put("chatTriggerType", "MANUAL");
        state.putObject("currentMessage").putObject("userInputMessage").put("content", text);
        return of(body);
    }

    static ChatRequest of(ObjectNode body) {
        return new ChatRequest(body, body.toString().length());
    }
}
