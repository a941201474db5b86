package dev.pghaven.backups.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FailedPodTest {
    private static final Supplier<Optional<String>> NO_LOG =
            () -> {
                throw new AssertionError("nobody may ask for the log");
            };

    @Test
    void theYoungestPodOfTheJobSpeaks() {
        var younger = pod("job-b", "2026-06-05T12:10:00Z").build();
        var older = pod("job-a", "2026-06-05T12:00:00Z").build();
        var another = pod("other-c", "2026-06-05T12:20:00Z", "other").build();

        assertThat(youngest(younger, older, another)).isEqualTo("job-b");
        assertThat(youngest(another, older, younger)).isEqualTo("job-b");
    }

    @Test
    void whereNoPodIsLeftNobodySpeaks() {
        assertThat(FailedPod.youngestOf(job(), List.of())).isEmpty();
    }

    @Test
    void itsMessageIsHeardBeforeItsLog() {
        var pod = ended("Error", 1, "FATAL:  no\n");

        assertThat(pod.describe(NO_LOG)).isEqualTo("pod job-a: Error, exit code 1: FATAL:  no");
    }

    @Test
    void whoIsKilledHasHowAndLog() {
        assertThat(ended("OOMKilled", 137, null).describe(() -> Optional.of("restoring")))
                .isEqualTo("pod job-a: OOMKilled, exit code 137: restoring");
        assertThat(ended("Error", 1, null).describe(Optional::empty))
                .isEqualTo("pod job-a: Error, exit code 1");
    }

    @Test
    void whoIsEvictedBeforeItRanHasNoLog() {
        var pod =
                pod("job-a", "2026-06-05T12:00:00Z")
                        .withNewStatus()
                        .withReason("Evicted")
                        .withMessage("The node was low on resource: memory")
                        .endStatus()
                        .build();

        assertThat(new FailedPod(pod).describe(NO_LOG))
                .isEqualTo("pod job-a: Evicted, The node was low on resource: memory");
    }

    private static String youngest(Pod... pods) {
        return FailedPod.youngestOf(job(), List.of(pods)).orElseThrow().name();
    }

    private static Job job() {
        return new JobBuilder().withNewMetadata().withName("job").endMetadata().build();
    }

    private static FailedPod ended(String reason, int exitCode, String message) {
        return new FailedPod(
                pod("job-a", "2026-06-05T12:00:00Z")
                        .withNewStatus()
                        .addNewContainerStatus()
                        .withNewState()
                        .withNewTerminated()
                        .withReason(reason)
                        .withExitCode(exitCode)
                        .withMessage(message)
                        .endTerminated()
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .build());
    }

    private static PodBuilder pod(String name, String createdAt) {
        return pod(name, createdAt, "job");
    }

    private static PodBuilder pod(String name, String createdAt, String job) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withCreationTimestamp(createdAt)
                .addToLabels("job-name", job)
                .endMetadata();
    }
}
