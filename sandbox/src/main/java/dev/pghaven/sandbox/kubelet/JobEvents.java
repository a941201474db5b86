package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tells people about jobs, as Kubernetes Events on them. */
record JobEvents(KubernetesClient client) {
    private static final String SOURCE = "job-controller";

    void normal(Job job, String reason, String message) {
        tell(job, "Normal", reason, message);
    }

    void warning(Job job, String reason, String message) {
        tell(job, "Warning", reason, message);
    }

    private void tell(Job job, String type, String reason, String message) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var metadata = job.getMetadata();
        client.v1()
                .events()
                .resource(
                        new EventBuilder()
                                .withNewMetadata()
                                .withName(
                                        metadata.getName()
                                                + "."
                                                + Long.toHexString(System.nanoTime()))
                                .withNamespace(metadata.getNamespace())
                                .endMetadata()
                                .withNewInvolvedObject()
                                .withApiVersion("batch/v1")
                                .withKind("Job")
                                .withName(metadata.getName())
                                .withNamespace(metadata.getNamespace())
                                .withUid(metadata.getUid())
                                .endInvolvedObject()
                                .withType(type)
                                .withReason(reason)
                                .withMessage(message)
                                .withCount(1)
                                .withFirstTimestamp(now)
                                .withLastTimestamp(now)
                                .withNewSource(SOURCE, null)
                                .withReportingComponent(SOURCE)
                                .build())
                .create();
    }
}
