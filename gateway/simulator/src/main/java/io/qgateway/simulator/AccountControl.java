package io.qgateway.simulator;

import io.qgateway.simulator.chat.ModelCatalogue;
import io.qgateway.simulator.chat.Quota;
import io.qgateway.simulator.http.Answer;
import io.qgateway.simulator.script.DirectiveException;
import io.qgateway.simulator.script.Directives;
import io.qgateway.simulator.script.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The part of the control API that is about one account, or all of them. */
record AccountControl(Simulator simulator) {

    /** What scripts from here report, because they do not see the prompt. */
    private static final long PROMPT_TOKENS = 10;

    Answer answer(String method, List<String> path, JsonNode body) throws DirectiveException {
        if (path.isEmpty()) {
            return all(method, body);
        }
        var account = simulator.findAccount(path.getFirst());
        if (account.isEmpty()) {
            return ControlService.problem(404, "There is no account " + path.getFirst());
        }
        var resource = String.join("/", path.subList(1, path.size()));
        return answer(account.get(), (method + " " + resource).strip(), body);
    }

    private Answer all(String method, JsonNode body) {
        return switch (method) {
            case "GET" -> ControlService.ok(Map.of("names", simulator.accountNames()));
            case "POST" -> created(body);
            default -> ControlService.problem(405, "Accounts are listed and created");
        };
    }

    private Answer answer(SimulatedAccount account, String resource, JsonNode body)
            throws DirectiveException {
        switch (resource) {
            case "GET" -> {
                return shown(account);
            }
            case "GET requests" -> {
                return ControlService.ok(Map.of("bodies", account.requests()));
            }
            case "PUT script" -> account.script(script(body));
            case "DELETE script" -> account.clearScript();
            case "POST next-scripts" -> account.scriptNext(script(body));
            case "PUT models" -> account.models(models(body));
            case "DELETE models" -> account.clearModels();
            case "PUT listing-script" -> account.scriptListing(script(body));
            case "DELETE listing-script" -> account.clearListingScript();
            case "PUT quota" -> account.quota(quota(body));
            case "DELETE quota" -> account.hideQuota();
            case "POST faults" -> account.failNextRefreshes(ControlService.faults(body));
            case "POST expire" -> account.expireAccessTokens();
            case "POST revoke" -> account.revoke();
            default -> {
                return ControlService.problem(404, "There is no " + resource + " of an account");
            }
        }
        return ControlService.ok(account.counters());
    }

    private Answer created(JsonNode body) {
        var name = ControlService.text(body, "name");
        var account =
                body.has("refreshToken")
                        ? simulator.createAccount(
                                name,
                                ControlService.text(body, "clientId"),
                                ControlService.text(body, "clientSecret"),
                                ControlService.text(body, "refreshToken"))
                        : simulator.createAccount(name);
        var credentials = new LinkedHashMap<String, String>();
        credentials.put("name", account.name());
        credentials.put("clientId", account.clientId());
        credentials.put("clientSecret", account.clientSecret());
        credentials.put("refreshToken", account.refreshToken());
        credentials.put("accessToken", account.accessToken());
        return ControlService.ok(credentials);
    }

    private static Answer shown(SimulatedAccount account) {
        return ControlService.ok(Map.of("name", account.name(), "counters", account.counters()));
    }

    private static ModelCatalogue models(JsonNode body) {
        return ModelCatalogue.of(
                body.path("ids").valueStream().map(id -> id.asString("")).toArray(String[]::new));
    }

    private static Quota quota(JsonNode body) {
        return new Quota(
                body.path("used").asDouble(Quota.USUAL.used()),
                body.path("limit").asDouble(Quota.USUAL.limit()));
    }

    private static Script script(JsonNode body) throws DirectiveException {
        return Directives.read(ControlService.text(body, "script"), PROMPT_TOKENS)
                .orElseThrow(() -> new DirectiveException("A script has lines with 'simulate:'"));
    }
}
