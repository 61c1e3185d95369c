package io.qgateway.accounts.profile;

import io.qgateway.accounts.Region;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.profile.FoundProfile.Found;
import io.qgateway.accounts.profile.FoundProfile.None;
import io.qgateway.accounts.profile.FoundProfile.Unknown;
import io.qgateway.accounts.profile.ProfilesAnswer.Listed;
import io.qgateway.accounts.profile.ProfilesAnswer.Refused;
import io.qgateway.accounts.profile.ProfilesAnswer.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the profile of an account, in each region where Amazon Q Developer is: the one it had
 * before, else the first usable one, beginning where people log in. May be shared by all threads.
 */
public final class ProfileSearch {

    private static final List<String> SERVICE_REGIONS = List.of("us-east-1", "eu-central-1");

    private final Profiles profiles;

    public ProfileSearch(Profiles profiles) {
        this.profiles = profiles;
    }

    /**
     * @param loginRegion where the token was issued
     * @param before the profile that the account had
     */
    public FoundProfile find(Secret accessToken, String loginRegion, Optional<String> before)
            throws InterruptedException {
        var candidates = new ArrayList<String>();
        var refusals = new ArrayList<String>();
        var failures = new ArrayList<String>();
        for (var region : regions(before.flatMap(Region::ofArn).orElse(loginRegion))) {
            switch (profiles.list(region, accessToken)) {
                case Listed(var listed) -> candidates.addAll(usable(listed));
                case Refused(var reason) -> refusals.add(region + ": " + reason);
                case Unavailable(var reason) -> failures.add(region + ": " + reason);
            }
            if (!candidates.isEmpty()
                    && before.filter(arn -> !candidates.contains(arn)).isEmpty()) {
                break;
            }
        }
        return choose(candidates, before, refusals, failures);
    }

    private static List<String> regions(String first) {
        return SERVICE_REGIONS.contains(first)
                ? SERVICE_REGIONS.stream().sorted((one, _) -> one.equals(first) ? -1 : 1).toList()
                : SERVICE_REGIONS;
    }

    private static List<String> usable(List<Profile> profiles) {
        return profiles.stream().filter(Profile::usable).map(Profile::arn).toList();
    }

    private static FoundProfile choose(
            List<String> candidates,
            Optional<String> before,
            List<String> refusals,
            List<String> failures) {
        if (!candidates.isEmpty()) {
            return new Found(before.filter(candidates::contains).orElse(candidates.getFirst()));
        }
        return failures.isEmpty()
                ? new None(String.join("; ", refusals))
                : new Unknown(String.join("; ", failures));
    }
}
