package io.qgateway.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpMethod;

/** What can be done to many accounts at a time; each is also a request for one account. */
enum BulkAction {
    ENABLE(HttpMethod.PATCH, "", 1, 1000),
    DISABLE(HttpMethod.PATCH, "", 1, 1000),
    DELETE(HttpMethod.DELETE, "", 1, 1000),
    REFRESH(HttpMethod.POST, "/refresh", 4, 100),
    TEST(HttpMethod.POST, "/test", 4, 100);

    private final HttpMethod method;
    private final String suffix;
    private final int atOnce;
    private final int most;

    BulkAction(HttpMethod method, String suffix, int atOnce, int most) {
        this.method = method;
        this.suffix = suffix;
        this.atOnce = atOnce;
        this.most = most;
    }

    static Optional<BulkAction> ofWireName(String name) {
        return Arrays.stream(values()).filter(action -> action.wireName().equals(name)).findFirst();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method of the request that does the same to one account. */
    HttpMethod method() {
        return method;
    }

    /** The path of the request that does the same to one account. */
    String path(String id) {
        return "/v2/accounts/" + id + suffix;
    }

    /** How many accounts it is done to at the same time; more would only stand in a queue. */
    int atOnce() {
        return atOnce;
    }

    /** How many accounts one request may name: what asks others takes time, and clients wait. */
    int most() {
        return most;
    }
}
