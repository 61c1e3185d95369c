package io.qgateway.standalone;

import io.qgateway.accounts.StartRefusedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the accounts can't be opened, instead of a stack trace. */
final class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, StartRefusedException refusal) {
        return new FailureAnalysis(String.valueOf(refusal.getMessage()), null, refusal);
    }
}
