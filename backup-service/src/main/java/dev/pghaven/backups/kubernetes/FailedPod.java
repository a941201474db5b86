package dev.pghaven.backups.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A pod of a job that failed: how Kubernetes ended it, and what it said itself. */
record FailedPod(Pod pod) {
    private static final String JOB_NAME = "job-name";

    /** A job that tries again makes another pod each time. */
    static Optional<FailedPod> youngestOf(Job job, List<Pod> pods) {
        var name = job.getMetadata().getName();
        return pods.stream()
                .filter(it -> name.equals(labels(it).get(JOB_NAME)))
                .max(Comparator.comparing(FailedPod::createdAt))
                .map(FailedPod::new);
    }

    private static Map<String, String> labels(Pod pod) {
        return Objects.requireNonNullElseGet(pod.getMetadata().getLabels(), Map::of);
    }

    private static Instant createdAt(Pod pod) {
        return Instant.parse(pod.getMetadata().getCreationTimestamp());
    }

    String name() {
        return pod.getMetadata().getName();
    }

    /**
     * @param log asked for only where a container ran and left no message; one that was evicted has
     *     none
     */
    String describe(Supplier<Optional<String>> log) {
        var ends = terminated().map(FailedPod::end);
        var how = Stream.concat(Stream.of(status()), ends).filter(it -> !it.isBlank());
        var words = message().or(() -> terminated().findAny().isPresent() ? log.get() : none());
        return Stream.concat(Stream.of("pod " + name()), Stream.concat(how, words.stream()))
                .collect(Collectors.joining(": "));
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    /** Of the pod as a whole, as {@code Evicted} and why. */
    private String status() {
        return Stream.of(pod.getStatus().getReason(), pod.getStatus().getMessage())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static String end(ContainerStateTerminated it) {
        return "%s, exit code %d".formatted(it.getReason(), it.getExitCode());
    }

    private Optional<String> message() {
        return terminated()
                .flatMap(it -> Stream.ofNullable(it.getMessage()))
                .filter(it -> !it.isBlank())
                .findFirst()
                .map(String::strip);
    }

    private Stream<ContainerStateTerminated> terminated() {
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .map(ContainerStatus::getState)
                .filter(Objects::nonNull)
                .map(ContainerState::getTerminated)
                .filter(Objects::nonNull)
                .filter(it -> it.getExitCode() == null || it.getExitCode() != 0);
    }
}
