package io.qgateway.claude;

import static io.qgateway.json.Parameter.hint;
import static io.qgateway.json.Parameter.honoured;
import static io.qgateway.json.Parameter.refused;

import io.qgateway.json.Parameter;
import java.util.List;

/** The blocks that messages consist of, and what becomes of each. */
final class MessageBlocks {

    static final List<Parameter> ALL =
            List.of(
                    honoured("text", ""),
                    honoured("image", "`base64`: PNG, JPEG, GIF, WEBP"),
                    honoured(
                            "document",
                            "`base64` (PDF, of which the text is read, or text), `text`, `content`"),
                    honoured("search_result", "as a document"),
                    honoured("tool_use", ""),
                    honoured("tool_result", "text, images, documents, search results, `is_error`"),
                    honoured("thinking", "goes back to the model with its signature"),
                    honoured("redacted_thinking", ""),
                    honoured("cache_control", "in any block; see below"),
                    hint("citations", "of a document: the answer has none"),
                    refused("image.source.url", "nothing is fetched; send base64"),
                    refused("image.source.file", "nothing is kept; send base64"),
                    refused(
                            "document.source.url",
                            "nothing is fetched; send base64, text or content"),
                    refused(
                            "document.source.file",
                            "nothing is kept; send base64, text or content"),
                    refused("server_tool_use", "the gateway runs no tools"),
                    refused("mcp_tool_use", "the gateway calls no servers"),
                    refused("container_upload", "nothing is kept"));

    private MessageBlocks() {}
}
