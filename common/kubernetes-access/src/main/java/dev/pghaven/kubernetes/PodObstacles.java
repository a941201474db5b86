package dev.pghaven.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a pod does not start: no node takes it, no image comes, or its program gives up. */
public final class PodObstacles {
    /** Every pod passes through these. */
    private static final Set<String> USUAL = Set.of("ContainerCreating", "PodInitializing");

    private PodObstacles() {}

    public static Stream<String> of(Pod pod) {
        return Stream.of(unscheduled(pod), waiting(pod), failed(pod))
                .flatMap(it -> it)
                .map(it -> pod.getMetadata().getName() + ": " + it);
    }

    private static Stream<String> unscheduled(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(it -> "PodScheduled".equals(it.getType()))
                .filter(it -> "False".equals(it.getStatus()))
                .map(PodObstacles::saying);
    }

    private static Stream<String> waiting(Pod pod) {
        return containers(pod)
                .flatMap(it -> Stream.ofNullable(it.getState()))
                .flatMap(it -> Stream.ofNullable(it.getWaiting()))
                .filter(it -> it.getReason() != null && !USUAL.contains(it.getReason()))
                .map(PodObstacles::saying);
    }

    /** Of a job's pod, which is not started again: its successor is another pod. */
    private static Stream<String> failed(Pod pod) {
        return "Failed".equals(pod.getStatus().getPhase())
                ? containers(pod)
                        .flatMap(it -> Stream.ofNullable(it.getState()))
                        .flatMap(it -> Stream.ofNullable(it.getTerminated()))
                        .filter(it -> it.getExitCode() != 0)
                        .map(PodObstacles::saying)
                : Stream.empty();
    }

    private static Stream<ContainerStatus> containers(Pod pod) {
        var status = pod.getStatus();
        return Stream.of(status.getInitContainerStatuses(), status.getContainerStatuses())
                .flatMap(List::stream);
    }

    private static String saying(PodCondition it) {
        return joined(it.getReason(), it.getMessage());
    }

    private static String saying(ContainerStateWaiting it) {
        return joined(it.getReason(), it.getMessage());
    }

    private static String saying(ContainerStateTerminated it) {
        return joined(it.getReason(), "exit code " + it.getExitCode());
    }

    private static String joined(String reason, String message) {
        return Stream.of(reason, message)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(": "));
    }
}
