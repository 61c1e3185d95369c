package io.qgateway.openai;

import static io.qgateway.json.Parameter.hint;
import static io.qgateway.json.Parameter.honoured;
import static io.qgateway.json.Parameter.refused;

import io.qgateway.json.Parameter;
import java.util.List;

/** The roles and parts that messages consist of, and what becomes of each. */
final class ChatParts {

    static final List<Parameter> ALL =
            List.of(
                    honoured("system", "and `developer`: the prompt, wherever they stand"),
                    honoured("user", ""),
                    honoured("assistant", "`content`, `tool_calls`, `refusal` parts"),
                    honoured("tool", "text, and images although OpenAI has none there"),
                    honoured("text", ""),
                    honoured("image_url", "a data URL: PNG, JPEG, GIF, WEBP"),
                    honoured(
                            "file",
                            "`file_data`, a data URL: PDF, of which the text is read, or text"),
                    hint("name", "of a message"),
                    hint("detail", "of an image"),
                    hint(
                            "reasoning_content",
                            "in the history: it has no signature to go back with"),
                    refused("function", "superseded; send role tool"),
                    refused("image_url.https", "nothing is fetched; send a data URL"),
                    refused("file.file_id", "nothing is kept; send file_data"),
                    refused("input_audio", "send a transcript as text"),
                    refused("custom", "tools that take text; send functions"));

    private ChatParts() {}
}
