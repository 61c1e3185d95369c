package io.qgateway.console;

import static io.qgateway.console.AccountJson.MASK;

import java.util.Optional;

/** Makes the port's values of what requests about accounts say. */
final class AccountReader {

    private AccountReader() {}

    static AccountDraft draft(Fields fields) {
        var draft = uncheckedDraft(fields);
        fields.check();
        return draft;
    }

    /** A draft that is good only if nothing was wrong with its fields. */
    static AccountDraft uncheckedDraft(Fields fields) {
        return new AccountDraft(
                fields.text("label"),
                fields.requiredText("clientId"),
                unmasked(fields, "clientSecret", fields.requiredText("clientSecret")),
                newToken(fields, "refreshToken"),
                newToken(fields, "accessToken"),
                fields.object("other"),
                fields.flag("enabled").orElse(true));
    }

    static AccountChange change(Fields fields) {
        var change =
                new AccountChange(
                        fields.text("label"),
                        fields.text("clientId"),
                        changedSecret(fields, "clientSecret"),
                        changedSecret(fields, "refreshToken"),
                        changedSecret(fields, "accessToken"),
                        fields.object("other"),
                        fields.flag("enabled"));
        fields.check();
        return change;
    }

    private static Optional<Concealed> newToken(Fields fields, String name) {
        return fields.text(name)
                .filter(token -> !token.isEmpty())
                .map(token -> unmasked(fields, name, token));
    }

    /** An account copied from an answer has no secrets, and would look as if it had. */
    private static Concealed unmasked(Fields fields, String name, String secret) {
        if (secret.equals(MASK)) {
            fields.refuse(
                    new FieldProblem(
                            name, "is what answers show in place of it", "the secret itself"));
        }
        return new Concealed(secret);
    }

    /** Sending back what an answer showed is no change. */
    private static Optional<Concealed> changedSecret(Fields fields, String name) {
        return fields.text(name).filter(secret -> !secret.equals(MASK)).map(Concealed::new);
    }
}
