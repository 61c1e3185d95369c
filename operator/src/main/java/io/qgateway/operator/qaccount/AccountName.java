package io.qgateway.operator.qaccount;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Which resource an account is, for as long as it has that name. */
public record AccountName(String namespace, String name) {

    private static final String ORIGIN = "qaccount:";

    public static AccountName of(HasMetadata resource) {
        return new AccountName(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    }

    /** Reads {@code namespace/name}. */
    public static AccountName parse(String text) {
        int slash = text.indexOf('/');
        return new AccountName(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Reads what a row of the accounts' table has. */
    public static AccountName ofOrigin(String origin) {
        return parse(origin.substring(ORIGIN.length()));
    }

    /** What the row of this account has. */
    public String origin() {
        return ORIGIN + this;
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
