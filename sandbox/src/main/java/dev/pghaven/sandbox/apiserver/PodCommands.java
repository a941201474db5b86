package dev.pghaven.sandbox.apiserver;

import java.util.List;
import java.util.Optional;

/** What runs commands in pods for {@code pods/exec}, once there are nodes. */
public final class PodCommands {
    private volatile Runner runner = (_, _, _) -> Optional.empty();

    /** The kubelets, as the API server calls them. */
    @FunctionalInterface
    public interface Runner {
        /** Runs a command to its end; empty where no container of the pod runs. */
        Optional<Result> run(String namespace, String pod, List<String> command);
    }

    /** What a command came to. */
    public record Result(int exitStatus, String output, String errors) {}

    public void runBy(Runner kubelets) {
        runner = kubelets;
    }

    public Optional<Result> run(String namespace, String pod, List<String> command) {
        return runner.run(namespace, pod, command);
    }
}
