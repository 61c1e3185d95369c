package io.qgateway.simulator;

import io.qgateway.simulator.http.Answer;
import io.qgateway.simulator.http.Request;
import io.qgateway.simulator.idp.IdpFault;
import io.qgateway.simulator.idp.RotationMode;
import io.qgateway.simulator.script.DirectiveException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's own API, for tests and people outside of its JVM. */
final class ControlService {

    static final String PATH = "/_simulator/";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Simulator simulator;
    private final AccountControl accounts;

    ControlService(Simulator simulator) {
        this.simulator = simulator;
        this.accounts = new AccountControl(simulator);
    }

    Answer answer(Request request) {
        var path = List.of(request.path().substring(PATH.length()).split("/"));
        try {
            var body =
                    request.body().length == 0
                            ? JSON.createObjectNode()
                            : JSON.readTree(request.body());
            return path.getFirst().equals("accounts")
                    ? accounts.answer(request.method(), path.subList(1, path.size()), body)
                    : answer(request.method() + " " + String.join("/", path), body);
        } catch (JacksonException _) {
            return problem(400, "The body is not JSON");
        } catch (DirectiveException | IllegalArgumentException e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer answer(String resource, JsonNode body) {
        return switch (resource) {
            case "GET counters" -> ok(simulator.counters());
            case "POST reset" -> {
                simulator.reset();
                yield ok(simulator.counters());
            }
            case "PUT rotation" -> {
                simulator.rotate(RotationMode.valueOf(text(body, "mode")));
                yield ok(Map.of("mode", text(body, "mode")));
            }
            case "POST faults" -> {
                simulator.failNextTokenRequests(faults(body));
                yield ok(Map.of());
            }
            case "GET logins" -> ok(Map.of("userCodes", simulator.waitingLogins()));
            case "POST logins/approve" -> approve(body);
            case "POST logins/deny" -> decided(simulator.denyLogin(text(body, "userCode")));
            default -> problem(404, "There is no " + resource);
        };
    }

    private Answer approve(JsonNode body) {
        var code = text(body, "userCode");
        var account = body.path("account").asString("login-" + code);
        return decided(simulator.approveLogin(code, account));
    }

    private static Answer decided(boolean found) {
        return found ? ok(Map.of()) : problem(404, "No login waits with this code");
    }

    static IdpFault[] faults(JsonNode body) {
        return body.path("faults")
                .valueStream()
                .map(fault -> IdpFault.valueOf(fault.asString("")))
                .toArray(IdpFault[]::new);
    }

    static Answer ok(Object body) {
        return Answer.Content.json(200, JSON.writeValueAsString(body));
    }

    static Answer problem(int status, String message) {
        return Answer.Content.json(status, JSON.writeValueAsString(Map.of("message", message)));
    }

    static String text(JsonNode body, String field) {
        var node = body.path(field);
        if (!node.isString()) {
            throw new IllegalArgumentException("The body needs the text '" + field + "'");
        }
        return node.stringValue();
    }
}
