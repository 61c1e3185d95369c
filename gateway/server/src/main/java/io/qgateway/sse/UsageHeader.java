package io.qgateway.sse;

import io.qgateway.tokens.Bill;
import io.qgateway.tokens.InputFactor;
import jakarta.servlet.http.HttpServletResponse;

/** Says where the numbers of a response's usage come from, and what they are multiplied by. */
public final class UsageHeader {

    private static final String NAME = "x-qgateway-usage-source";

    private UsageHeader() {}

    /** The response holds the final numbers. */
    public static void add(Bill bill, HttpServletResponse response) {
        set(bill.cost().source().label(), bill.factor(), response);
    }

    /** The response begins; the upstream may yet say what it costs. */
    static void addPending(Bill bill, HttpServletResponse response) {
        set("pending", bill.factor(), response);
    }

    /** The response holds an estimate and nothing else. */
    public static void addEstimate(InputFactor factor, HttpServletResponse response) {
        set("estimate", factor, response);
    }

    private static void set(String source, InputFactor factor, HttpServletResponse response) {
        var suffix = factor.equals(InputFactor.ONE) ? "" : "; factor=" + factor.value();
        response.setHeader(NAME, source + suffix);
    }
}
