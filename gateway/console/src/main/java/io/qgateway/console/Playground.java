package io.qgateway.console;

import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers prompts from the console as the gateway's own APIs would. */
public interface Playground {

    /**
     * Answers a request of OpenAI's Chat Completions, errors in its shape included.
     *
     * @param account the one to answer with, enabled or not; any enabled one if absent
     */
    ServerResponse chat(ServerRequest request, Optional<String> account) throws Exception;

    /** The same for Anthropic's Messages. */
    ServerResponse message(ServerRequest request, Optional<String> account) throws Exception;

    /** The models that can be asked. */
    List<PlaygroundModel> models();
}
