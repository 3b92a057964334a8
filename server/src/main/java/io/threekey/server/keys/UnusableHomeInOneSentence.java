package io.threekey.server.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an operator the sentence instead of a stack trace when the home folder keeps this node from starting. */
final class UnusableHomeInOneSentence extends AbstractFailureAnalyzer<HomeUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HomeUnusable cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
