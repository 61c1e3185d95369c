package io.qgateway.console;

import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers with what it was asked, and on which account. */
final class EchoPlayground implements Playground {

    @Override
    public ServerResponse chat(ServerRequest request, Optional<String> account) throws Exception {
        return answer("chat", request, account);
    }

    @Override
    public ServerResponse message(ServerRequest request, Optional<String> account)
            throws Exception {
        return answer("message", request, account);
    }

    private static ServerResponse answer(
            String api, ServerRequest request, Optional<String> account) throws Exception {
        return ServerResponse.ok()
                .body(api + " on " + account.orElse("any") + ": " + request.body(String.class));
    }

    @Override
    public List<PlaygroundModel> models() {
        return List.of(
                new PlaygroundModel(
                        "claude-sonnet-4.5", "Claude Sonnet 4.5", 2, 200_000L, null, null));
    }
}
