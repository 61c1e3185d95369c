package io.qgateway.accounts.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.FakeOidc;
import io.qgateway.accounts.profile.ProfilesAnswer.Listed;
import io.qgateway.accounts.profile.ProfilesAnswer.Refused;
import io.qgateway.accounts.profile.ProfilesAnswer.Unavailable;
import io.qgateway.simulator.Simulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProfilesIT {

    private static final String ARN = "arn:aws:codewhisperer:us-east-1:123456789012:profile/A";

    @Test
    void listsWhatTheServiceKnows() throws Exception {
        try (var simulator = Simulator.start()) {
            var account = simulator.createAccount("tina");
            account.profiles(ARN);

            assertThat(list(simulator.endpoint(), account.accessToken()))
                    .isEqualTo(new Listed(List.of(new Profile(ARN, true))));
            assertThat(list(simulator.endpoint(), "nonsense")).isInstanceOf(Refused.class);
        }
    }

    @Test
    void readsAllPagesAndKnowsWhatIsUsable() throws Exception {
        try (var service = new FakeOidc()) {
            service.answers(exchange ->
                    FakeOidc.reply(
                            exchange,
                            200,
                            service.requests().size() == 1
                                    ? """
                                    {"profiles":[{"arn":"a","status":"ACTIVE","profileType":"Q_DEVELOPER"},
                                                 {"arn":"b","status":"CREATING"},{"name":"none"}],"nextToken":"2"}\
                                    """
                                    : """
                                    {"profiles":[{"arn":"c"},{"arn":"d","profileType":"OTHER"}]}\
                                    """));

            assertThat(list(service.endpoint(), "token"))
                    .isEqualTo(
                            new Listed(
                                    List.of(
                                            new Profile("a", true),
                                            new Profile("b", false),
                                            new Profile("c", true),
                                            new Profile("d", false))));
            assertThat(service.requests().getLast().path("nextToken").asString()).isEqualTo("2");
        }
    }

    @Test
    void reads20PagesAtMost() throws Exception {
        try (var service = new FakeOidc()) {
            service.answers(200, "{\"profiles\":[],\"nextToken\":\"again\"}");

            assertThat(list(service.endpoint(), "token")).isEqualTo(new Listed(List.of()));
            assertThat(service.requests()).hasSize(20);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, true", "403, true", "429, false", "500, false", "302, false"})
    void tellsARefusalFromATrouble(int status, boolean refused) throws Exception {
        try (var service = new FakeOidc()) {
            service.answers(status, "{\"message\":\"not with s3cret-token\"}");

            assertThat(list(service.endpoint(), "s3cret-token"))
                    .isEqualTo(
                            refused
                                    ? new Refused("not with ***")
                                    : new Unavailable("not with ***"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"profiles\":{}}", "<html>", "{\"profiles\":[{\"ar"})
    void takesNothingFromAnAnswerWithoutProfiles(String body) throws Exception {
        try (var service = new FakeOidc()) {
            service.answers(200, body);

            assertThat(list(service.endpoint(), "token")).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void isPatientWithAServiceThatIsAway() throws Exception {
        assertThat(list(URI.create("http://127.0.0.1:1"), "token")).isInstanceOf(Unavailable.class);
    }

    private static ProfilesAnswer list(URI endpoint, String token) throws InterruptedException {
        return new HttpProfiles(Optional.of(endpoint), HttpClient.Builder.NO_PROXY)
                .list("us-east-1", new Secret(token));
    }
}
