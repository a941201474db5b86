package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Optional;

/** The pod of a job, as the job controller of Kubernetes makes it. */
final class JobPods {
    static final String JOB_UID = "batch.kubernetes.io/controller-uid";
    private static final String JOB = "Job";

    private JobPods() {}

    static Optional<String> jobOf(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(JobPods::isController)
                .map(OwnerReference::getName)
                .findFirst();
    }

    static Pod of(Job job) {
        var template = job.getSpec().getTemplate();
        var name = job.getMetadata().getName();
        return new PodBuilder()
                .withNewMetadata()
                .withGenerateName(name + "-")
                .withNamespace(job.getMetadata().getNamespace())
                .withLabels(template.getMetadata().getLabels())
                .addToLabels(labels(name, job.getMetadata().getUid()))
                .withAnnotations(template.getMetadata().getAnnotations())
                .withOwnerReferences(owner(job))
                .endMetadata()
                .withSpec(template.getSpec())
                .build();
    }

    /** Both spellings: the one without a prefix is deprecated and still there. */
    private static Map<String, String> labels(String name, String uid) {
        return Map.of(
                "job-name",
                name,
                "batch.kubernetes.io/job-name",
                name,
                "controller-uid",
                uid,
                JOB_UID,
                uid);
    }

    private static boolean isController(OwnerReference owner) {
        return JOB.equals(owner.getKind()) && Boolean.TRUE.equals(owner.getController());
    }

    private static OwnerReference owner(HasMetadata job) {
        return new OwnerReferenceBuilder()
                .withApiVersion("batch/v1")
                .withKind(JOB)
                .withName(job.getMetadata().getName())
                .withUid(job.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
