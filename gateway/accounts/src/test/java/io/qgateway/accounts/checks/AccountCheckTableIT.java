package io.qgateway.accounts.checks;

import static io.qgateway.accounts.RunningAccounts.someAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.RunningAccounts;
import io.qgateway.accounts.database.Vendor;
import io.qgateway.parts.Database;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class AccountCheckTableIT {

    private static final Duration LONG = Duration.ofHours(1);

    private final Database database;
    @TempDir Path directory;
    @AutoClose private RunningAccounts accounts;
    private AccountCheckTable checks;

    AccountCheckTableIT(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        accounts = RunningAccounts.on(database, directory);
        checks = new AccountCheckTable(accounts.jdbc(), accounts.bean(Vendor.class));
    }

    @Test
    void givesEachAccountToOneTaker() {
        var one = accounts.store().create(someAccount()).id();
        var other = accounts.store().create(someAccount()).id();
        checks.add(one);
        checks.add(other);

        var taken = checks.take(LONG).orElseThrow();
        assertThat(checks.take(LONG)).hasValue(taken.equals(one) ? other : one);
        assertThat(checks.take(LONG)).isEmpty();
    }

    @Test
    void givesAnAccountToOthersWhenItsTakerGivesItBackOrTakesTooLong() {
        var id = accounts.store().create(someAccount()).id();
        checks.add(id);

        assertThat(checks.take(LONG)).hasValue(id);
        checks.giveBack(id);
        assertThat(checks.take(Duration.ofSeconds(-1))).hasValue(id);
        assertThat(checks.take(LONG)).hasValue(id);
    }

    @Test
    void forgetsWhatIsDoneAndAccountsThatAreNoMore() {
        var done = accounts.store().create(someAccount()).id();
        var deleted = accounts.store().create(someAccount()).id();
        checks.add(done);
        checks.add(deleted);

        checks.done(done);
        accounts.store().delete(deleted);

        assertThat(checks.take(LONG)).isEmpty();
    }
}
