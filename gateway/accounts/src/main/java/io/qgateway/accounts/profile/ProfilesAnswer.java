package io.qgateway.accounts.profile;

import java.util.List;

/** What a service answers to whoever asks for profiles. Texts hold no secret. */
public sealed interface ProfilesAnswer {

    record Listed(List<Profile> profiles) implements ProfilesAnswer {

        public Listed {
            profiles = List.copyOf(profiles);
        }
    }

    /** The service has understood and refused. */
    record Refused(String reason) implements ProfilesAnswer {}

    /** The service may answer another time. */
    record Unavailable(String reason) implements ProfilesAnswer {}
}
