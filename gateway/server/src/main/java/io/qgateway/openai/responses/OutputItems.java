package io.qgateway.openai.responses;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Thought;
import io.qgateway.conversation.ToolCall;
import io.qgateway.json.JsonBody;
import java.util.Optional;

/**
 * Makes the items of one response's output: the streamed ones and the whole ones come from here.
 *
 * @param suffix what the ids of one response have in common
 */
record OutputItems(String suffix, ResponseTools tools, ReasoningWish reasoning) {

    /** The item that a piece of the answer becomes. */
    OutputItem of(AssistantContent piece, int index) {
        return switch (piece) {
            case Text(var text) -> OutputItem.Message.of(messageId(index), text);
            case Reasoning(var text, _) -> thought((Thought) piece, text, index);
            case RedactedReasoning redacted -> thought(redacted, "", index);
            case ToolCall call -> call(call, index);
        };
    }

    OutputItem.Message messageBegun(int index) {
        return OutputItem.Message.begun(messageId(index));
    }

    OutputItem.Reasoning thoughtBegun(int index) {
        return OutputItem.Reasoning.begun(thoughtId(index));
    }

    OutputItem callBegun(String callId, String calledName, int index) {
        var tool = tools.declared(calledName);
        return tool.custom()
                ? OutputItem.CustomCall.begun(customId(index), tool, callId)
                : OutputItem.FunctionCall.begun(functionId(index), tool, callId);
    }

    private OutputItem thought(Thought thought, String text, int index) {
        var sealed = reasoning.sealed() ? SealedThought.of(thought) : Optional.<String>empty();
        return OutputItem.Reasoning.of(thoughtId(index), reasoning.summary() ? text : "", sealed);
    }

    private OutputItem call(ToolCall call, int index) {
        var tool = tools.declared(call.name());
        return tool.custom()
                ? OutputItem.CustomCall.of(
                        customId(index), tool, call.id(), textInput(call.input()))
                : OutputItem.FunctionCall.of(functionId(index), tool, call.id(), call.input());
    }

    /** A model that does not keep to the tool's form has its JSON handed on: nothing is lost. */
    private static String textInput(String json) {
        return JsonBody.stringMember(json, "input").orElse(json);
    }

    private String messageId(int index) {
        return "msg_" + suffix + "_" + index;
    }

    private String thoughtId(int index) {
        return "rs_" + suffix + "_" + index;
    }

    private String functionId(int index) {
        return "fc_" + suffix + "_" + index;
    }

    private String customId(int index) {
        return "ctc_" + suffix + "_" + index;
    }
}
