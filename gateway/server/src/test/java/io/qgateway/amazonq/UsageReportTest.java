package io.qgateway.amazonq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qgateway.accounts.AccountUsage;
import io.qgateway.conversation.UpstreamException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageReportTest {

    private static final Optional<Instant> RESET =
            Optional.of(Instant.parse("2026-12-01T00:00:00Z"));

    @Test
    void readsWhatChatsUseUpAmongOtherThings() throws Exception {
        var usage =
                read(
                        """
                        {"nextDateReset": 1796083200.0, "usageBreakdownList": [
                          {"resourceType": "CODE_COMPLETIONS", "currentUsage": 234, "usageLimit": 1000},
                          {"resourceType": "AGENTIC_REQUEST", "currentUsage": 12, "usageLimit": 50}]}
                        """);

        assertThat(usage).isEqualTo(new AccountUsage(12, 50, RESET));
    }

    @Test
    void takesFractionsAndAResetOfItsOwnWhereThereAre() throws Exception {
        var usage =
                read(
                        """
                        {"nextDateReset": 1, "usageBreakdownList": [
                          {"resourceType": "CREDIT", "currentUsage": 12, "currentUsageWithPrecision": 12.75,
                           "usageLimit": 50, "usageLimitWithPrecision": 50.5, "nextDateReset": 1796083200}]}
                        """);

        assertThat(usage).isEqualTo(new AccountUsage(12.75, 50.5, RESET));
    }

    @Test
    void doesWithoutAReset() throws Exception {
        var usage = read("{\"usageBreakdownList\": [{\"currentUsage\": 0, \"usageLimit\": 50}]}");

        assertThat(usage).isEqualTo(new AccountUsage(0, 50, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "[]",
                "{\"usageBreakdownList\": []}",
                "{\"usageBreakdownList\": [{\"currentUsage\": 3}]}",
                "{\"usageBreakdownList\": [{\"currentUsage\": -3, \"usageLimit\": 50}]}",
                "{\"usageBreakdownList\": [{\"currentUsage\": \"3\", \"usageLimit\": \"50\"}]}"
            })
    void saysWhenItIsNoReport(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("report of usage");
    }

    private static AccountUsage read(String body) throws UpstreamException {
        return UsageReport.read(body.getBytes(UTF_8));
    }
}
