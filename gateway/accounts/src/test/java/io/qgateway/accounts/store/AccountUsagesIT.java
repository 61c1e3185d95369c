package io.qgateway.accounts.store;

import static io.qgateway.accounts.RunningAccounts.enabled;
import static io.qgateway.accounts.RunningAccounts.secrets;
import static io.qgateway.accounts.RunningAccounts.someAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.AccountUsage;
import io.qgateway.accounts.AccountUsages;
import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.SecretEdit;
import io.qgateway.parts.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class AccountUsagesIT {

    private static final Duration INTERVAL = Duration.ofMinutes(15);
    private static final Instant RESET = Instant.parse("2026-12-01T00:00:00Z");

    private final Database database;

    @TempDir Path directory;
    @AutoClose private RunningAccounts accounts;
    private AccountUsages usages;
    private String id;

    AccountUsagesIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        accounts = RunningAccounts.on(database, directory);
        usages = accounts.bean(AccountUsages.class);
        id = accounts.store().create(someAccount()).id();
    }

    @Test
    void givesAnAccountToOneCallerInEachInterval() {
        assertThat(take(10)).containsExactly(id);
        assertThat(take(10)).isEmpty();

        accounts.clock.advance(INTERVAL.plusSeconds(1));

        assertThat(take(10)).containsExactly(id);
        assertThat(take(10)).isEmpty();
    }

    @Test
    void givesOutWhoWaitsTheLongest() {
        assertThat(take(10)).containsExactly(id);
        accounts.clock.advance(Duration.ofMinutes(1));
        var younger = accounts.store().create(someAccount()).id();
        assertThat(take(10)).containsExactly(younger);

        accounts.clock.advance(INTERVAL.plusSeconds(1));

        assertThat(take(1)).containsExactly(id);
        assertThat(take(1)).containsExactly(younger);
    }

    @Test
    void leavesAloneWhoCantBeAskedAbout() {
        accounts.store().update(id, enabled(false));
        var tokenless = accounts.store().create(someAccount()).id();
        var keep = new SecretEdit.Keep();
        accounts.store().update(tokenless, secrets(keep, keep, new SecretEdit.Remove()));

        assertThat(take(10)).isEmpty();
    }

    @Test
    void keepsWhatWasToldLast() {
        assertThat(usages.find(id)).isEmpty();
        assertThat(accounts.store().find(id).orElseThrow().usage()).isEmpty();

        usages.record(id, new AccountUsage(12, 50, Optional.empty()));
        usages.record(id, new AccountUsage(13.25, 50, Optional.of(RESET)));

        assertThat(usages.find(id)).contains(new AccountUsage(13.25, 50, Optional.of(RESET)));
        assertThat(accounts.store().find(id).orElseThrow().usage().orElseThrow())
                .isEqualTo(
                        "{\"used\":13.25,\"limit\":50.0,\"resets_at\":\"2026-12-01T00:00:00Z\"}");
    }

    private List<String> take(int most) {
        return usages.take(accounts.clock.instant().minus(INTERVAL), most);
    }
}
