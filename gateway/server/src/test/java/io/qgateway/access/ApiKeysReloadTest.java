package io.qgateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qgateway.access.ApiKeys.Verdict;
import io.qgateway.accounts.Secret;
import io.qgateway.metrics.GatewayMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysReloadTest {

    @TempDir private Path directory;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void newKeysWorkAndOldOnesDoNotAsSoonAsTheFileHasChanged() throws IOException {
        var file = Files.writeString(directory.resolve("keys"), "old");
        try (var reload = reload(file)) {
            assertThat(verdict(reload, "old")).isEqualTo(Verdict.GRANTED);

            Files.writeString(file, "new");
            reload.look(file);

            assertThat(verdict(reload, "old")).isEqualTo(Verdict.WRONG);
            assertThat(verdict(reload, "new")).isEqualTo(Verdict.GRANTED);
            assertThat(verdict(reload, "always")).isEqualTo(Verdict.GRANTED);
            assertThat(count("changed")).isOne();
        }
    }

    @Test
    void aFileThatIsEmptyOrGoneTurnsNobodyAwayAndLetsNobodyIn() throws IOException {
        var file = Files.writeString(directory.resolve("keys"), "old");
        try (var reload = reload(file)) {
            Files.writeString(file, "");
            reload.look(file);
            Files.delete(file);
            reload.look(file);

            assertThat(verdict(reload, "old")).isEqualTo(Verdict.GRANTED);
            assertThat(verdict(reload, "stranger")).isEqualTo(Verdict.WRONG);
            assertThat(count("failed")).isEqualTo(2);
        }
    }

    private ApiKeysReload reload(Path file) {
        return new ApiKeysReload(
                Optional.of(file),
                List.of(new Secret("always")),
                new GatewayMetrics(registry, "test"));
    }

    private static Verdict verdict(ApiKeysReload reload, String key) {
        return reload.keys().judge("Bearer " + key, null);
    }

    private double count(String outcome) {
        return registry.get("qgateway.keys.reloads").tag("outcome", outcome).counter().count();
    }
}
