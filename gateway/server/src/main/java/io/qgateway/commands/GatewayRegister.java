package io.qgateway.commands;

import io.qgateway.commands.AdminApi.Answer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The accounts of a running gateway, by its admin API. */
final class GatewayRegister implements AccountRegister {

    private static final String ACCOUNTS = "/v2/accounts";

    private final AdminApi api;

    /**
     * @param api after a login
     */
    GatewayRegister(AdminApi api) {
        this.api = api;
    }

    @Override
    public String place() {
        return "the gateway at " + api.gateway();
    }

    @Override
    public List<ListedAccount> list() {
        var answer = successful(api.get(ACCOUNTS + "?sort_by=created_at&sort_order=desc"));
        return answer.body()
                .path("accounts")
                .valueStream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .map(ListedAccount::new)
                .toList();
    }

    @Override
    public void enable(String id) {
        successful(api.patch(path(id), AdminApi.JSON.createObjectNode().put("enabled", true)));
    }

    @Override
    public Optional<String> refresh(String id) {
        var answer = api.post(path(id) + "/refresh");
        return answer.successful() ? Optional.empty() : Optional.of(answer.detail());
    }

    @Override
    public void delete(String id) {
        successful(api.delete(path(id)));
    }

    @Override
    public void close() {
        api.close();
    }

    private static Answer successful(Answer answer) {
        if (!answer.successful()) {
            throw new CommandFailedException(answer.detail());
        }
        return answer;
    }

    private static String path(String id) {
        return ACCOUNTS + "/" + AdminApi.segment(id);
    }
}
