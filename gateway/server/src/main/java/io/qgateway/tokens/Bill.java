package io.qgateway.tokens;

import java.util.List;

/** What a response costs so far; final when it is whole. */
public interface Bill {

    /** The tokens, multiplied by nothing, and who counted them. */
    Cost cost();

    /** What the client's input tokens are multiplied by. */
    InputFactor factor();

    /** The bill of several answers to one request, each of which the upstream was asked for. */
    static Bill of(List<UsageMeter> meters) {
        return new JointBill(meters);
    }
}
