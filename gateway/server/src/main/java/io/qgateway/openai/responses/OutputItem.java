package io.qgateway.openai.responses;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A piece of a response's output, as JSON. */
sealed interface OutputItem {

    String IN_PROGRESS = "in_progress";
    String COMPLETED = "completed";

    String id();

    /** What the model says. */
    record Message(String id, String type, String role, String status, List<TextPart> content)
            implements OutputItem {

        static Message begun(String id) {
            return new Message(id, "message", "assistant", IN_PROGRESS, List.of());
        }

        static Message of(String id, String text) {
            return new Message(id, "message", "assistant", COMPLETED, List.of(TextPart.of(text)));
        }
    }

    /** The one part of a message. */
    record TextPart(String type, String text, List<String> annotations, List<String> logprobs) {

        static TextPart of(String text) {
            return new TextPart("output_text", text, List.of(), List.of());
        }
    }

    /** What the model thinks, in words or sealed, as the client has asked for. */
    record Reasoning(
            String id,
            String type,
            List<SummaryPart> summary,
            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("encrypted_content")
                    @Nullable String encryptedContent)
            implements OutputItem {

        static Reasoning begun(String id) {
            return new Reasoning(id, "reasoning", List.of(), null);
        }

        static Reasoning of(String id, String text, Optional<String> sealed) {
            var summary = text.isEmpty() ? List.<SummaryPart>of() : List.of(SummaryPart.of(text));
            return new Reasoning(id, "reasoning", summary, sealed.orElse(null));
        }
    }

    /** The one part of a thought in words. */
    record SummaryPart(String type, String text) {

        static SummaryPart of(String text) {
            return new SummaryPart("summary_text", text);
        }
    }

    /** A call of a function. */
    record FunctionCall(
            String id,
            String type,
            String status,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String namespace,
            String name,
            String arguments,
            @JsonProperty("call_id") String callId)
            implements OutputItem {

        static FunctionCall begun(String id, ResponseTool tool, String callId) {
            return of(id, tool, callId, IN_PROGRESS, "");
        }

        static FunctionCall of(String id, ResponseTool tool, String callId, String arguments) {
            return of(id, tool, callId, COMPLETED, arguments);
        }

        private static FunctionCall of(
                String id, ResponseTool tool, String callId, String status, String arguments) {
            var namespace = tool.namespace().orElse(null);
            return new FunctionCall(
                    id, "function_call", status, namespace, tool.name(), arguments, callId);
        }
    }

    /** A call of a tool that takes a text. */
    record CustomCall(
            String id,
            String type,
            String status,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String namespace,
            String name,
            String input,
            @JsonProperty("call_id") String callId)
            implements OutputItem {

        static CustomCall begun(String id, ResponseTool tool, String callId) {
            return of(id, tool, callId, IN_PROGRESS, "");
        }

        static CustomCall of(String id, ResponseTool tool, String callId, String input) {
            return of(id, tool, callId, COMPLETED, input);
        }

        private static CustomCall of(
                String id, ResponseTool tool, String callId, String status, String input) {
            var namespace = tool.namespace().orElse(null);
            return new CustomCall(
                    id, "custom_tool_call", status, namespace, tool.name(), input, callId);
        }
    }
}
