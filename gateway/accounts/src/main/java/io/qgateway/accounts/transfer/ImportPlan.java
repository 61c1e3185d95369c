package io.qgateway.accounts.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What an import is going to do: two accounts of one id, or of one refresh token, are one account,
 * and the policy says which of them stays.
 *
 * @param departures ids of accounts that go; some of the arrivals may take them over
 */
public record ImportPlan(List<Arrival> arrivals, Set<String> departures, ImportReport report) {

    public ImportPlan {
        arrivals = List.copyOf(arrivals);
        departures = Set.copyOf(departures);
    }

    public static ImportPlan of(
            List<Candidate> candidates, Collection<Resident> residents, OnDuplicate policy) {
        var planner = new ImportPlanner(residents, policy);
        candidates.forEach(planner::place);
        return planner.plan();
    }
}
