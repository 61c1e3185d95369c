package io.qgateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class ConsoleConfigurationTest {

    private final WebApplicationContextRunner host =
            new WebApplicationContextRunner()
                    .withUserConfiguration(Mvc.class)
                    .withBean(Clock.class, Clock::systemUTC)
                    .withBean(AccountDirectory.class, () -> new InMemoryAccounts(Clock.systemUTC()))
                    .withBean(EndedSessions.class, InMemoryEndedSessions::new)
                    .withBean(Trial.class, () -> _ -> new NoSuchAccount())
                    .withBean(Feed.class, () -> _ -> List.of())
                    .withBean(
                            DeviceLogins.class,
                            () -> new InMemoryLogins(new InMemoryAccounts(Clock.systemUTC())))
                    .withBean(About.class, () -> TestConsole.ABOUT)
                    .withBean(
                            ConsoleSettings.class,
                            () ->
                                    new ConsoleSettings(
                                            new Concealed(TestConsole.PASSWORD),
                                            TestConsole.SIGNING_SECRET));

    @EnableWebMvc
    static class Mvc {}

    @Test
    void addsTheAdminApiToItsHost() {
        host.withUserConfiguration(ConsoleConfiguration.class)
                .run(context ->
                        assertThat(MockMvcTester.from(context).get().uri("/v2/accounts"))
                                .hasStatus(401));
    }

    @Test
    void leavesNoTraceWhereItIsNotImported() {
        host.run(context ->
                assertThat(MockMvcTester.from(context).post().uri("/api/login")).hasStatus(404));
    }

    @Test
    void refusesSettingsThatWouldNotProtectAnything() {
        var password = new Concealed("x");

        assertThatThrownBy(() -> new ConsoleSettings(new Concealed(""), TestConsole.SIGNING_SECRET))
                .hasMessage("The console needs an admin password");
        assertThatThrownBy(() -> new ConsoleSettings(password, new Concealed("0123456789abcde")))
                .hasMessage("A signing secret has at least 16 characters, not 15");
    }
}
