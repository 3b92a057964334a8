package io.threekey.server.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says to db-scheduler what our jobs are. */
@Component
class ScheduledWork {

    private static final Logger log = LoggerFactory.getLogger(ScheduledWork.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 7;

    private final SealedData seal;

    ScheduledWork(SealedData seal) {
        this.seal = seal;
    }

    CustomTask<byte[]> task(OneTimeJob job) {
        return Tasks.custom(job.name().value(), byte[].class)
                .onFailure(againLater())
                .onDeadExecution(takenOver())
                .execute((instance, context) -> run(job, instance));
    }

    RecurringTask<byte[]> task(RecurringJob job) {
        return Tasks.recurring(job.name().value(), FixedDelay.of(job.pause()), byte[].class)
                .onDeadExecution(takenOver())
                .execute((instance, context) -> job.work().run());
    }

    private CompletionHandler<byte[]> run(OneTimeJob job, TaskInstance<byte[]> instance) {
        var data = seal.opened(job.name().value(), instance.getId(), instance.getData());
        if (data.isEmpty()) {
            log.error("Job {} {} was not scheduled by Threekey, and is not done", job.name(), instance.getId());
            return new CompletionHandler.OnCompleteRemove<>();
        }
        return switch (job.work().run(new OneTimeJob.Due(instance.getId(), data.get()))) {
            case OneTimeJob.Done done -> new CompletionHandler.OnCompleteRemove<>();
            case OneTimeJob.Again again -> (complete, row) -> row.reschedule(complete, again.at());
        };
    }

    private static FailureHandler<byte[]> againLater() {
        return (complete, row) -> {
            var failuresBefore = Math.min(complete.getExecution().consecutiveFailures, MOST_DOUBLINGS);
            row.reschedule(complete, complete.getTimeDone().plus(FIRST_RETRY.multipliedBy(1L << failuresBefore)));
        };
    }

    private static DeadExecutionHandler<byte[]> takenOver() {
        return (complete, row) -> {
            log.info("Job {} is taken over from a node that is gone", complete.getExecution().taskInstance);
            row.reschedule(complete, complete.getTimeDone());
        };
    }
}
