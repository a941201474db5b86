package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes pods' statuses. */
final class PodStatuses {
    private final KubernetesClient client;

    PodStatuses(KubernetesClient client) {
        this.client = client;
    }

    /** Says it once: every write would wake those who watch pods, the scheduler among them. */
    void unschedulable(Pod pod, String message) {
        boolean known =
                pod.getStatus() != null
                        && pod.getStatus().getConditions().stream()
                                .anyMatch(each -> message.equals(each.getMessage()));
        if (known) {
            return;
        }
        var condition =
                new PodConditionBuilder(condition("PodScheduled", false, now()))
                        .withReason("Unschedulable")
                        .withMessage(message)
                        .build();
        patch(pod, new PodStatusBuilder().withPhase("Pending").withConditions(condition).build());
    }

    void starting(Pod pod) {
        patch(
                pod,
                new PodStatusBuilder()
                        .withPhase("Pending")
                        .withStartTime(now())
                        .withConditions(conditions(false))
                        .withContainerStatuses(waiting(pod, "ContainerCreating", 0))
                        .build());
    }

    void running(Pod pod, String ip, boolean ready, int restarts, Instant since) {
        var container =
                container(pod, restarts)
                        .withReady(ready)
                        .withStarted(true)
                        .withNewState()
                        .withNewRunning(seconds(since))
                        .endState()
                        .build();
        patch(
                pod,
                new PodStatusBuilder()
                        .withPhase("Running")
                        .withPodIP(ip)
                        .addNewPodIP(ip)
                        .withHostIP(ip)
                        .withConditions(conditions(ready))
                        .withContainerStatuses(container)
                        .build());
    }

    /** In the words of the node controller, which knows nothing of the containers. */
    void unreachable(Pod pod) {
        var conditions =
                pod.getStatus().getConditions().stream()
                        .map(each ->
                                each.getType().equals("Ready")
                                        ? condition("Ready", false, now())
                                        : each)
                        .toList();
        patch(pod, new PodStatusBuilder().withConditions(conditions).build());
    }

    void crashed(Pod pod, String ip, int restarts) {
        patch(
                pod,
                new PodStatusBuilder()
                        .withPhase("Running")
                        .withPodIP(ip)
                        .withConditions(conditions(false))
                        .withContainerStatuses(waiting(pod, "CrashLoopBackOff", restarts))
                        .build());
    }

    void succeeded(Pod pod, String ip, Instant since) {
        finished(pod, "Succeeded", ip, terminated(since, 0, "Completed", null));
    }

    /** The message is the log's end, as with {@code FallbackToLogsOnError}. */
    void failed(Pod pod, String ip, Instant since, String message) {
        finished(pod, "Failed", ip, terminated(since, 1, "Error", message));
    }

    private void finished(Pod pod, String phase, String ip, ContainerState state) {
        patch(
                pod,
                new PodStatusBuilder()
                        .withPhase(phase)
                        .withPodIP(ip)
                        .withConditions(conditions(false))
                        .withContainerStatuses(
                                container(pod, 0)
                                        .withReady(false)
                                        .withStarted(false)
                                        .withState(state)
                                        .build())
                        .build());
    }

    private static ContainerState terminated(
            Instant since, int exitCode, String reason, String message) {
        return new ContainerStateBuilder()
                .withNewTerminated()
                .withStartedAt(seconds(since))
                .withFinishedAt(now())
                .withExitCode(exitCode)
                .withReason(reason)
                .withMessage(message)
                .endTerminated()
                .build();
    }

    private void patch(Pod pod, PodStatus status) {
        var patch = Map.of("status", status);
        client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(patch));
    }

    private static List<PodCondition> conditions(boolean ready) {
        var since = now();
        var conditions = new ArrayList<PodCondition>();
        conditions.add(condition("PodScheduled", true, since));
        conditions.add(condition("Initialized", true, since));
        conditions.add(condition("ContainersReady", ready, since));
        conditions.add(condition("Ready", ready, since));
        return conditions;
    }

    private static PodCondition condition(String type, boolean status, String since) {
        return new PodConditionBuilder()
                .withType(type)
                .withStatus(status ? "True" : "False")
                .withLastTransitionTime(since)
                .build();
    }

    private static ContainerStatus waiting(Pod pod, String reason, int restarts) {
        return container(pod, restarts)
                .withReady(false)
                .withStarted(false)
                .withNewState()
                .withNewWaiting(null, reason)
                .endState()
                .build();
    }

    private static ContainerStatusBuilder container(Pod pod, int restarts) {
        var spec = pod.getSpec().getContainers().getFirst();
        return new ContainerStatusBuilder()
                .withName(spec.getName())
                .withImage(spec.getImage())
                .withImageID(spec.getImage())
                .withContainerID("sandbox://%s-%d".formatted(pod.getMetadata().getUid(), restarts))
                .withRestartCount(restarts);
    }

    private static String now() {
        return seconds(Instant.now());
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
