package io.qgateway.tokens;

import java.util.List;

/** Several answers on one bill. */
record JointBill(List<UsageMeter> meters) implements Bill {

    JointBill {
        meters = List.copyOf(meters);
    }

    @Override
    public Cost cost() {
        return meters.stream().map(UsageMeter::cost).reduce(Cost::plus).orElseThrow();
    }

    @Override
    public InputFactor factor() {
        return meters.getFirst().factor();
    }
}
