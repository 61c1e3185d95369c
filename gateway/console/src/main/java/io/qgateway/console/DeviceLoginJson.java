package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered about device logins, in the seed's words and a few of our own. */
final class DeviceLoginJson {

    private DeviceLoginJson() {}

    /**
     * A login that has begun.
     *
     * @param expiresIn in seconds
     * @param interval in seconds
     */
    record Started(
            String authId,
            String verificationUri,
            String verificationUriComplete,
            String userCode,
            long expiresIn,
            long interval,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

        static Started of(DeviceLoginStart.Started login, List<String> warnings) {
            return new Started(
                    login.id(),
                    login.verificationUri().toString(),
                    login.verificationUriComplete().toString(),
                    login.userCode(),
                    login.expiresIn().toSeconds(),
                    Math.max(1, login.interval().toSeconds()),
                    warnings);
        }
    }

    /**
     * How a login stands.
     *
     * @param remaining in seconds
     */
    record Status(
            String status,
            String detail,
            long remaining,
            @Nullable String error,
            @Nullable String accountId) {

        static Status of(DeviceLoginView login) {
            return new Status(
                    login.state().seedWord(),
                    login.state().word(),
                    login.remaining().toSeconds(),
                    login.error().orElse(null),
                    login.accountId().orElse(null));
        }
    }

    /**
     * A login that was claimed.
     *
     * @param account absent if it was deleted since
     */
    record Claimed(
            String status,
            String accountId,
            @Nullable String error,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AccountJson account) {}
}
