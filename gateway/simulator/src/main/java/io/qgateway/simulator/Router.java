package io.qgateway.simulator;

import io.qgateway.simulator.chat.ChatService;
import io.qgateway.simulator.http.Answer;
import io.qgateway.simulator.http.Request;
import io.qgateway.simulator.http.Service;
import io.qgateway.simulator.idp.OidcService;
import java.util.Map;

/** Finds out whom a request is for. */
record Router(ChatService chat, OidcService oidc, DevicePage page, ControlService control)
        implements Service {

    private static final Answer NOTHING_HERE =
            new Answer.Content(404, "text/plain", Map.of(), "Nothing is simulated here.\n");

    @Override
    public Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /" -> chat.answer(request);
            case "POST /client/register" -> oidc.register(request);
            case "POST /device_authorization" -> oidc.authorizeDevice(request);
            case "POST /token" -> oidc.token(request);
            case "GET /device" -> page.show(request);
            case "POST /device" -> page.decide(request);
            default ->
                    request.path().startsWith(ControlService.PATH)
                            ? control.answer(request)
                            : NOTHING_HERE;
        };
    }
}
