package dev.pghaven.backups.kubernetes;

import dev.pghaven.backups.verify.CopyParts;
import dev.pghaven.cnpg.Labels;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Api;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The jobs, pods and volumes of copies, found by the operator's label. */
@ApplicationScoped
class KubernetesCopyParts implements CopyParts {
    private static final int TAIL = 20;

    private final KubernetesClient client;

    KubernetesCopyParts(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public List<String> leftOf(ClusterRef copy) {
        return Stream.<List<? extends HasMetadata>>of(jobs(copy), pods(copy), claims(copy))
                .flatMap(List::stream)
                .map(it -> it.getKind() + " " + it.getMetadata().getName())
                .toList();
    }

    @Override
    public Optional<String> failureOf(ClusterRef copy) {
        return jobs(copy).stream()
                .filter(KubernetesCopyParts::hasFailed)
                .findFirst()
                .map(job -> wordsOf(copy, job));
    }

    private static boolean hasFailed(Job job) {
        return job.getStatus() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(it ->
                                "Failed".equals(it.getType()) && "True".equals(it.getStatus()));
    }

    private String wordsOf(ClusterRef copy, Job job) {
        return FailedPod.youngestOf(job, pods(copy))
                .map(pod -> pod.describe(() -> logOf(pod.name(), copy.namespace())))
                .orElseGet(() ->
                        "job %s failed, and none of its pods is left"
                                .formatted(job.getMetadata().getName()));
    }

    private Optional<String> logOf(String name, String namespace) {
        var log =
                Api.attempt(
                        "read the log of " + name,
                        () ->
                                client.pods()
                                        .inNamespace(namespace)
                                        .withName(name)
                                        .tailingLines(TAIL)
                                        .getLog());
        return Optional.ofNullable(log).filter(it -> !it.isBlank()).map(String::strip);
    }

    private List<Job> jobs(ClusterRef copy) {
        return Api.attempt(
                "list the jobs of " + copy,
                () ->
                        client.batch()
                                .v1()
                                .jobs()
                                .inNamespace(copy.namespace())
                                .withLabel(Labels.CLUSTER, copy.name())
                                .list()
                                .getItems());
    }

    private List<Pod> pods(ClusterRef copy) {
        return Api.attempt(
                "list the pods of " + copy,
                () ->
                        client.pods()
                                .inNamespace(copy.namespace())
                                .withLabel(Labels.CLUSTER, copy.name())
                                .list()
                                .getItems());
    }

    private List<? extends HasMetadata> claims(ClusterRef copy) {
        return Api.attempt(
                "list the volume claims of " + copy,
                () ->
                        client.persistentVolumeClaims()
                                .inNamespace(copy.namespace())
                                .withLabel(Labels.CLUSTER, copy.name())
                                .list()
                                .getItems());
    }
}
