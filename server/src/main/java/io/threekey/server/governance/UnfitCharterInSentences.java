package io.threekey.server.governance;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows whoever founds the faults of the charter instead of a stack trace; nobody has been asked for a key yet. */
final class UnfitCharterInSentences extends AbstractFailureAnalyzer<UnfitCharter> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnfitCharter cause) {
        return new FailureAnalysis("No founding: " + cause.getMessage(), null, cause);
    }
}
