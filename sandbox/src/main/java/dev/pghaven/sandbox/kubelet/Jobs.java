package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.events.ObjectEvents;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The job controller: one pod for each job, and no second one when it fails. */
final class Jobs {
    private final KubernetesClient client;
    private final ObjectEvents events;

    Jobs(KubernetesClient client) {
        this.client = client;
        this.events = new ObjectEvents(client, "job-controller");
    }

    void reconcile(ObjectRef ref) {
        var job =
                client.batch().v1().jobs().inNamespace(ref.namespace()).withName(ref.name()).get();
        if (job == null || job.getMetadata().getDeletionTimestamp() != null || isOver(job)) {
            return;
        }
        podOf(job).ifPresentOrElse(pod -> follow(job, pod), () -> begin(job));
    }

    private static boolean isOver(Job job) {
        return job.getStatus() != null && !job.getStatus().getConditions().isEmpty();
    }

    private Optional<Pod> podOf(Job job) {
        return client
                .pods()
                .inNamespace(job.getMetadata().getNamespace())
                .withLabel(JobPods.JOB_UID, job.getMetadata().getUid())
                .list()
                .getItems()
                .stream()
                .findFirst();
    }

    private void begin(Job job) {
        var pod = client.resource(JobPods.of(job)).create();
        events.normal(job, "SuccessfulCreate", "Created pod: " + pod.getMetadata().getName());
        write(job, JobStatuses.active(Instant.now()));
    }

    private void follow(Job job, Pod pod) {
        switch (String.valueOf(pod.getStatus().getPhase())) {
            case "Succeeded" -> {
                write(job, JobStatuses.complete(job.getStatus(), Instant.now()));
                events.normal(job, "Completed", "Job completed");
            }
            case "Failed" -> {
                write(job, JobStatuses.failed(job.getStatus(), Instant.now()));
                events.warning(job, JobStatuses.FAILED, JobStatuses.FAILED_MESSAGE);
            }
            default -> {
                // Its next change brings us here again.
            }
        }
    }

    private void write(Job job, JobStatus status) {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(job.getMetadata().getNamespace())
                .withName(job.getMetadata().getName())
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("status", status)));
    }
}
