package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Places;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What is known of one request beside its conversation. Not thread-safe. */
final class Notes {

    private final Places places;
    private final Set<Repair> repairs = EnumSet.noneOf(Repair.class);

    Notes(Places places) {
        this.places = places;
    }

    /** Where the client's request has the parts that still stand at their first index. */
    Places places() {
        return places;
    }

    void made(Repair repair) {
        repairs.add(repair);
    }

    Set<Repair> repairs() {
        return Collections.unmodifiableSet(repairs);
    }
}
