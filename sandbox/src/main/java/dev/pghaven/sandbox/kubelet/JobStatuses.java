package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a job's status says while its pod runs, and afterwards. */
final class JobStatuses {
    /** The reason and the event of a job whose pod failed once too often. */
    static final String FAILED = "BackoffLimitExceeded";

    static final String FAILED_MESSAGE = "Job has reached the specified backoff limit";

    private JobStatuses() {}

    static JobStatus active(Instant now) {
        return new JobStatusBuilder().withActive(1).withStartTime(time(now)).build();
    }

    static JobStatus complete(JobStatus before, Instant now) {
        return new JobStatusBuilder(before)
                .withActive(0)
                .withSucceeded(1)
                .withCompletionTime(time(now))
                .addNewCondition()
                .withType("Complete")
                .withStatus("True")
                .withLastTransitionTime(time(now))
                .endCondition()
                .build();
    }

    static JobStatus failed(JobStatus before, Instant now) {
        return new JobStatusBuilder(before)
                .withActive(0)
                .withFailed(1)
                .addNewCondition()
                .withType("Failed")
                .withStatus("True")
                .withReason(FAILED)
                .withMessage(FAILED_MESSAGE)
                .withLastTransitionTime(time(now))
                .endCondition()
                .build();
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
