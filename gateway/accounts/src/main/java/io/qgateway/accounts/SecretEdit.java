package io.qgateway.accounts;

import org.jspecify.annotations.Nullable;

/** What an edit does to a secret. */
public sealed interface SecretEdit {

    record Keep() implements SecretEdit {}

    record Remove() implements SecretEdit {}

    record Replace(Secret secret) implements SecretEdit {}

    /** The admin API's way to say it: nothing keeps, an empty text removes. */
    static SecretEdit of(@Nullable String text) {
        if (text == null) {
            return new Keep();
        }
        return text.isEmpty() ? new Remove() : new Replace(new Secret(text));
    }
}
