package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each job once, without a pod: its work and its status are what others see of it. */
final class Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final KubernetesClient client;
    private final NodeFolders folders;
    private final Volumes volumes;
    private final Image image;

    /** By the job's UID, because a status that cannot be written is written later. */
    private final Map<String, JobStatus> outcomes = new ConcurrentHashMap<>();

    Jobs(KubernetesClient client, NodeFolders folders, Volumes volumes, Image image) {
        this.client = client;
        this.folders = folders;
        this.volumes = volumes;
        this.image = image;
    }

    void reconcile(ObjectRef ref) {
        var job =
                client.batch().v1().jobs().inNamespace(ref.namespace()).withName(ref.name()).get();
        if (job == null || job.getMetadata().getDeletionTimestamp() != null || isOver(job)) {
            return;
        }
        var uid = job.getMetadata().getUid();
        if (!outcomes.containsKey(uid)) {
            outcomes.put(uid, run(ref, job));
        }
        write(job, outcomes.get(uid));
        outcomes.remove(uid);
    }

    private static boolean isOver(Job job) {
        return job.getStatus() != null && !job.getStatus().getConditions().isEmpty();
    }

    private JobStatus run(ObjectRef ref, Job job) {
        var started = Instant.now();
        write(job, new JobStatusBuilder().withActive(1).withStartTime(time(started)).build());
        var claims = volumes.hold(ref.namespace(), job.getSpec().getTemplate().getSpec());
        try {
            image.runJob(context(ref, job));
            return complete(started);
        } catch (Exception e) {
            LOG.atWarn().addKeyValue("job", ref.name()).log("the job failed: {}", e.toString());
            return failed(started, e);
        } finally {
            folders.deleteScratch(job.getMetadata());
            volumes.letGo(claims);
        }
    }

    private ContainerContext context(ObjectRef ref, Job job) {
        var metadata = job.getMetadata();
        return new ContainerContext(
                metadata,
                "",
                volumes.foldersOf(ref.namespace(), job.getSpec().getTemplate().getSpec()),
                folders.scratch(metadata),
                folders.log(metadata));
    }

    private static JobStatus complete(Instant started) {
        return new JobStatusBuilder()
                .withActive(0)
                .withSucceeded(1)
                .withStartTime(time(started))
                .withCompletionTime(time(Instant.now()))
                .addNewCondition()
                .withType("Complete")
                .withStatus("True")
                .withLastTransitionTime(time(Instant.now()))
                .endCondition()
                .build();
    }

    private static JobStatus failed(Instant started, Exception failure) {
        return new JobStatusBuilder()
                .withActive(0)
                .withFailed(1)
                .withStartTime(time(started))
                .addNewCondition()
                .withType("Failed")
                .withStatus("True")
                .withReason("BackoffLimitExceeded")
                .withMessage(failure.getMessage())
                .withLastTransitionTime(time(Instant.now()))
                .endCondition()
                .build();
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

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
