package io.qgateway.standalone;

import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.checks.AccountCheckTable;
import io.qgateway.accounts.database.Vendor;
import io.qgateway.accounts.login.LoginConfiguration;
import io.qgateway.accounts.login.LoginDesk;
import io.qgateway.accounts.login.LoginRounds;
import io.qgateway.accounts.profile.HttpProfiles;
import io.qgateway.accounts.profile.Profiles;
import io.qgateway.accounts.sealing.Keyring;
import io.qgateway.accounts.session.EndedSessionTable;
import io.qgateway.console.About;
import io.qgateway.console.Concealed;
import io.qgateway.console.ConsoleConfiguration;
import io.qgateway.console.ConsoleSettings;
import io.qgateway.console.DeviceLogins;
import io.qgateway.console.EndedSessions;
import io.qgateway.console.GatewayPartConfiguration;
import io.qgateway.pool.PoolFeed;
import io.qgateway.settings.Settings;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The admin API over this gateway's database, unless it is switched off. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("qgateway.console.enabled")
@Import({
    ConsoleConfiguration.class,
    GatewayPartConfiguration.class,
    GatewayPortsConfiguration.class,
    LoginConfiguration.class
})
class AdminConfiguration {

    @Bean
    ConsoleSettings consoleSettings(Settings settings, Keyring keyring) {
        var password = settings.access().consolePassword().map(Secret::value).orElseThrow();
        var signing = HexFormat.of().formatHex(keyring.derive("console sessions"));
        return new ConsoleSettings(new Concealed(password), new Concealed(signing));
    }

    @Bean
    EndedSessions endedSessions(JdbcClient jdbc, InstantSource clock) {
        return new StoredSessionEnds(new EndedSessionTable(jdbc, clock));
    }

    @Bean
    FeedChecks feedChecks(
            DatabaseAccountDirectory directory,
            AccountTrial trial,
            JdbcClient jdbc,
            Vendor vendor) {
        return new FeedChecks(directory, trial, new AccountCheckTable(jdbc, vendor));
    }

    /** Not before there is a server: what an earlier process left can wait for that. */
    @Bean
    ApplicationRunner startFeedChecks(FeedChecks checks) {
        return _ -> checks.start();
    }

    @Bean
    Profiles profiles(Settings settings) {
        return new HttpProfiles(
                settings.outbound().endpoints().upstream(), SettingsOfParts.proxy(settings));
    }

    @Bean
    DeviceLogins deviceLogins(LoginDesk desk, AccountStore store, PoolFeed feed) {
        return new StoredLogins(desk, store, feed);
    }

    /** Not before there is a server, as of the checks. */
    @Bean
    ApplicationRunner startLoginRounds(LoginRounds rounds) {
        return _ -> rounds.start();
    }

    @Bean
    ClaimRelease claimRelease(LoginRounds rounds) {
        return new ClaimRelease(rounds);
    }

    @Bean
    About about(Vendor vendor, InstantSource clock, ObjectProvider<DemoUpstream> demo) {
        return new About(
                Version.OF_THIS_BUILD,
                Node.name(),
                vendor.name().toLowerCase(Locale.ROOT),
                clock.instant(),
                demo.getIfAvailable() != null,
                Optional.empty());
    }
}
