package io.qgateway.accounts.refresh;

/** Which accounts' tokens are kept fresh before anybody needs them. */
@FunctionalInterface
public interface RefreshScope {

    /** All of them. */
    RefreshScope ALL = _ -> true;

    boolean covers(String accountId);
}
