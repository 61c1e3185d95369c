package io.qgateway.metrics;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.GatewayRunner;
import io.qgateway.HttpCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** docs/api.md lists the gateway's series; what it lists and what is exported are the same. */
@Timeout(60)
class MetricsPageIT {

    private static final Path PAGE = Path.of("..", "..", "docs", "api.md");
    private static final Pattern LISTED = Pattern.compile("`((?:qgateway|gen_ai)_[a-z_]+)`");
    private static final Pattern EXPORTED =
            Pattern.compile("(?m)^# TYPE ((?:qgateway|gen_ai)_[a-z_]+?)(_max)? (?!info)[a-z]+$");

    /** They appear with their first event, which a healthy gateway may never see. */
    private static final Set<String> NOT_BEFORE_THEIR_CAUSE =
            Set.of(
                    "qgateway_unknown_events_total",
                    "qgateway_fallback_requests_total",
                    "qgateway_keys_reloads_total",
                    "qgateway_repairs_total");

    @Test
    void everySeriesThatIsListedIsExportedAndNoOther() throws Exception {
        try (var gateway = GatewayRunner.start();
                var calls = HttpCalls.to(gateway);
                var stranger = new HttpCalls(gateway.baseUrl(), "a-key-that-nobody-knows")) {
            gateway.addAccount("a");
            gateway.addAccount("b");
            assertThat(calls.chat("hello", true).statusCode()).isEqualTo(200);
            assertThat(calls.chat("simulate: refuse internal", true).statusCode()).isEqualTo(503);
            assertThat(calls.chat("simulate: corrupt message-crc", true).statusCode())
                    .isEqualTo(502);
            assertThat(stranger.chat("hello", true).statusCode()).isEqualTo(401);

            var exported = names(EXPORTED, calls.get("/actuator/prometheus").body());

            var listed = listed();
            assertThat(listed).containsAll(exported);
            listed.removeAll(NOT_BEFORE_THEIR_CAUSE);
            assertThat(exported).containsAll(listed);
        }
    }

    private static Set<String> listed() throws IOException {
        var page = Files.readString(PAGE);
        var section = page.substring(page.indexOf("## Metrics"), page.indexOf("## Access log"));
        var firstColumn = section.lines().map(MetricsPageIT::firstCell).collect(joining("\n"));
        return names(LISTED, firstColumn);
    }

    /** What is in the other columns are labels. */
    private static String firstCell(String line) {
        return line.startsWith("|") ? line.split("\\|", 3)[1] : "";
    }

    private static Set<String> names(Pattern pattern, String text) {
        var names = new TreeSet<String>();
        pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
