package io.qgateway.operator.qaccount;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of an account. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QAccountStatus(
        @Nullable Long observedGeneration,
        List<Condition> conditions,
        @Nullable LoginStatus login,
        @Nullable TokenStatus token,
        @Nullable RegistrationStatus registration,
        @Nullable UsageStatus usage,
        @Nullable CredentialSecretRef credentialSecretRef,
        @Nullable Handled handled) {

    /** That of a resource nobody has looked at. */
    public static final QAccountStatus NONE =
            new QAccountStatus(null, List.of(), null, null, null, null, null, null);

    public QAccountStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /**
     * Whether it says something else than that one, or a usage where that one has none. How much is
     * used changes all the time and is no reason to write.
     */
    public boolean isNewsTo(QAccountStatus before) {
        return !(before.usage() == null ? this : withUsage(before.usage())).equals(before);
    }

    private QAccountStatus withUsage(UsageStatus other) {
        return new QAccountStatus(
                observedGeneration,
                conditions,
                login,
                token,
                registration,
                other,
                credentialSecretRef,
                handled);
    }

    /** The condition of this type, if it was written. */
    public Optional<Condition> condition(String type) {
        return conditions.stream().filter(condition -> condition.type().equals(type)).findFirst();
    }
}
