package io.qgateway.accounts.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.profile.FoundProfile.Found;
import io.qgateway.accounts.profile.FoundProfile.None;
import io.qgateway.accounts.profile.FoundProfile.Unknown;
import io.qgateway.accounts.profile.ProfilesAnswer.Listed;
import io.qgateway.accounts.profile.ProfilesAnswer.Refused;
import io.qgateway.accounts.profile.ProfilesAnswer.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileSearchTest {

    private static final String AMERICAN = "arn:aws:codewhisperer:us-east-1:1:profile/A";
    private static final String SECOND = "arn:aws:codewhisperer:us-east-1:1:profile/B";
    private static final String EUROPEAN = "arn:aws:codewhisperer:eu-central-1:1:profile/C";
    private static final Secret TOKEN = new Secret("token");

    private final List<String> asked = new ArrayList<>();

    @Test
    void takesTheFirstUsableOneOfWherePeopleLogIn() throws Exception {
        var everywhere =
                Map.of(
                        "us-east-1", listed(AMERICAN, SECOND),
                        "eu-central-1", listed(EUROPEAN));

        assertThat(find(everywhere, "eu-central-1")).isEqualTo(new Found(EUROPEAN));
        assertThat(asked).containsExactly("eu-central-1");
        assertThat(find(everywhere, "ap-northeast-1")).isEqualTo(new Found(AMERICAN));
    }

    @Test
    void looksInTheOtherRegionToo() throws Exception {
        assertThat(
                        find(
                                Map.of(
                                        "us-east-1",
                                        new Listed(List.of(new Profile(AMERICAN, false))),
                                        "eu-central-1",
                                        listed(EUROPEAN)),
                                "us-east-1"))
                .isEqualTo(new Found(EUROPEAN));
    }

    @Test
    void staysWithTheProfileThatTheAccountHad() throws Exception {
        var everywhere =
                Map.of(
                        "us-east-1", listed(AMERICAN, SECOND),
                        "eu-central-1", listed(EUROPEAN));

        assertThat(find(everywhere, "eu-central-1", SECOND)).isEqualTo(new Found(SECOND));
        assertThat(find(everywhere, "us-east-1", EUROPEAN + "-gone"))
                .isEqualTo(new Found(EUROPEAN));
    }

    @Test
    void tellsWhetherThereIsNoneOrNobodyKnows() throws Exception {
        assertThat(
                        find(
                                Map.of("us-east-1", listed(), "eu-central-1", new Refused("no")),
                                "us-east-1"))
                .isEqualTo(new None("eu-central-1: no"));
        assertThat(
                        find(
                                Map.of(
                                        "us-east-1",
                                        listed(),
                                        "eu-central-1",
                                        new Unavailable("later")),
                                "us-east-1"))
                .isEqualTo(new Unknown("eu-central-1: later"));
        assertThat(
                        find(
                                Map.of(
                                        "us-east-1",
                                        new Unavailable("later"),
                                        "eu-central-1",
                                        listed(EUROPEAN)),
                                "us-east-1"))
                .isEqualTo(new Found(EUROPEAN));
    }

    private FoundProfile find(Map<String, ? extends ProfilesAnswer> answers, String loginRegion)
            throws InterruptedException {
        return search(answers).find(TOKEN, loginRegion, Optional.empty());
    }

    private FoundProfile find(
            Map<String, ? extends ProfilesAnswer> answers, String loginRegion, String before)
            throws InterruptedException {
        return search(answers).find(TOKEN, loginRegion, Optional.of(before));
    }

    private ProfileSearch search(Map<String, ? extends ProfilesAnswer> answers) {
        return new ProfileSearch((region, _) -> {
            asked.add(region);
            return requireNonNull(answers.get(region));
        });
    }

    private static Listed listed(String... arns) {
        return new Listed(List.of(arns).stream().map(arn -> new Profile(arn, true)).toList());
    }
}
