package io.qgateway.amazonq;

import io.qgateway.accounts.AccountUsage;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The upstream's {@code GetUsageLimits}. It tells of several resources; what chats use up is called
 * agentic requests or credits. Numbers come whole and, where the upstream counts in fractions, once
 * more with them; times are seconds.
 */
final class UsageReport {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String AGENTIC_REQUEST = "AGENTIC_REQUEST";
    private static final Set<String> CHATS = Set.of(AGENTIC_REQUEST, "CREDIT");

    private UsageReport() {}

    static byte[] request(String origin, Optional<String> profileArn) {
        var body =
                JSON.createObjectNode().put("origin", origin).put("resourceType", AGENTIC_REQUEST);
        profileArn.ifPresent(arn -> body.put("profileArn", arn));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    static AccountUsage read(byte[] body) throws UpstreamException {
        try {
            return read(JSON.readTree(body));
        } catch (JacksonException e) {
            throw new UpstreamException(
                    Kind.CORRUPT, "Amazon Q's report of usage is no JSON; try again.", e);
        }
    }

    private static AccountUsage read(JsonNode report) throws UpstreamException {
        var resources = report.path("usageBreakdownList");
        var chats =
                resources
                        .valueStream()
                        .filter(one -> CHATS.contains(one.path("resourceType").asString("")))
                        .findFirst()
                        .orElseGet(() -> resources.path(0));
        var used = number(chats, "currentUsage");
        var limit = number(chats, "usageLimit");
        if (used.isEmpty() || limit.isEmpty()) {
            throw new UpstreamException(
                    Kind.CORRUPT, "Amazon Q's report of usage has no numbers; try again.");
        }
        return new AccountUsage(used.get(), limit.get(), time(chats).or(() -> time(report)));
    }

    private static Optional<Double> number(JsonNode resource, String name) {
        var precise = resource.path(name + "WithPrecision");
        var node = precise.isNumber() ? precise : resource.path(name);
        return node.isNumber() && node.doubleValue() >= 0
                ? Optional.of(node.doubleValue())
                : Optional.empty();
    }

    private static Optional<Instant> time(JsonNode object) {
        var seconds = object.path("nextDateReset");
        return seconds.isNumber() && seconds.doubleValue() > 0
                ? Optional.of(Instant.ofEpochSecond((long) seconds.doubleValue()))
                : Optional.empty();
    }
}
