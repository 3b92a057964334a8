package io.threekey.acceptance.slice;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** After a step has failed, those that stand on it are not tried: they would only fail for its reason. */
final class StepsBuildOnEachOther implements ExecutionCondition, TestExecutionExceptionHandler {

    private Optional<String> failed = Optional.empty();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return failed.map(step -> ConditionEvaluationResult.disabled("it stands on " + step))
                .orElseGet(() -> ConditionEvaluationResult.enabled("nothing failed before it"));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failed = Optional.of(context.getDisplayName());
        throw failure;
    }
}
