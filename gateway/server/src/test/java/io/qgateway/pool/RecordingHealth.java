package io.qgateway.pool;

import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.OutcomeCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keeps what a gateway writes down about accounts. */
public final class RecordingHealth implements AccountHealth {

    private final List<OutcomeCounts> outcomes = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    @Override
    public synchronized void recordOutcomes(Collection<OutcomeCounts> batch) {
        outcomes.addAll(batch);
    }

    @Override
    public synchronized void recordFinding(Finding finding) {
        findings.add(finding);
    }

    public synchronized List<OutcomeCounts> outcomes() {
        return List.copyOf(outcomes);
    }

    public synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }
}
