package io.qgateway.operator.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qgateway.console.InternalConfiguration;
import io.qgateway.console.NoSuchAccount;
import io.qgateway.console.Trial;
import io.qgateway.console.TrialResult;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Has a gateway try accounts out: only gateways can open what is sealed in their rows. */
final class GatewayTrial implements Trial {

    private static final String PATH = InternalConfiguration.PREFIX + "/v2/accounts/{id}/test";

    private final RestClient client;
    private final URI gateway;

    /**
     * @param client sends the internal token with every request
     */
    GatewayTrial(RestClient client, URI gateway) {
        this.client = client;
        this.gateway = gateway;
    }

    @Override
    public TrialResult test(String id) {
        try {
            var answer = client.post().uri(gateway + PATH, id).retrieve().body(Answer.class);
            return Objects.requireNonNull(answer).result();
        } catch (ResourceAccessException unreachable) {
            throw GatewayPaths.unreachable(gateway);
        } catch (HttpStatusCodeException refused) {
            if (refused.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                return new NoSuchAccount();
            }
            throw refused;
        }
    }

    /** As the admin API answers it. */
    private record Answer(
            boolean ok,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String model,
            @Nullable String answer,
            @JsonProperty("first_event_ms") long firstEventMillis,
            @JsonProperty("duration_ms") long durationMillis) {

        TrialResult result() {
            var whole = Duration.ofMillis(durationMillis);
            return ok
                    ? new TrialResult.Passed(
                            text(model), text(answer), Duration.ofMillis(firstEventMillis), whole)
                    : new TrialResult.Failed(text(reason), text(detail), whole);
        }

        private static String text(@Nullable String value) {
            return Objects.requireNonNullElse(value, "");
        }
    }
}
