package io.qgateway.simulator.chat;

import io.qgateway.simulator.http.Answer;
import io.qgateway.simulator.script.KnownRefusal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answer to {@code GetUsageLimits}: a quota begins anew with each month. */
record UsageLimits(Quota quota, Instant now) {

    private static final String AGENTIC_REQUEST = "AGENTIC_REQUEST";
    private static final Set<String> RESOURCE_TYPES =
            Set.of("", AGENTIC_REQUEST, "CREDIT", "VIBE", "SPEC");

    Answer answer(JsonNode request) {
        var proper =
                HistoryRules.isKnownOrigin(request.path("origin"))
                        && RESOURCE_TYPES.contains(request.path("resourceType").asString(""));
        return proper ? told() : ErrorAnswer.of(KnownRefusal.IMPROPER.refusal());
    }

    private Answer told() {
        var body =
                Map.of(
                        "nextDateReset", nextMonth(),
                        "subscriptionInfo", Map.of("type", "Q_DEVELOPER_STANDALONE_PRO"),
                        "usageBreakdownList", List.of(breakdown()));
        return new Answer.Content(
                200,
                "application/x-amz-json-1.0",
                Map.of(),
                JsonMapper.shared().writeValueAsString(body));
    }

    private Map<String, Object> breakdown() {
        return Map.of(
                "resourceType",
                AGENTIC_REQUEST,
                "unit",
                "INVOCATIONS",
                "currentUsage",
                (long) quota.used(),
                "currentUsageWithPrecision",
                quota.used(),
                "usageLimit",
                (long) quota.limit(),
                "usageLimitWithPrecision",
                quota.limit(),
                "nextDateReset",
                nextMonth());
    }

    /** Times are seconds in JSON 1.0. */
    private long nextMonth() {
        var zone = ZoneOffset.UTC;
        return YearMonth.from(now.atZone(zone))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(zone)
                .toEpochSecond();
    }
}
