package dev.pghaven.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sandbox that test classes share, and the services that run beside it by now. */
final class RunningSandbox implements AutoCloseable {
    private final SandboxProcess sandbox;
    private final Map<String, Replica> services = new TreeMap<>();

    private RunningSandbox(SandboxProcess sandbox) {
        this.sandbox = sandbox;
    }

    static RunningSandbox start() {
        try {
            return new RunningSandbox(
                    SandboxProcess.start(Files.createTempDirectory("pghaven-sandbox")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SandboxProcess sandbox() {
        return sandbox;
    }

    Replica service(String name) {
        if (!services.containsKey(name)) {
            throw new IllegalArgumentException(name + " does not run, only " + services.keySet());
        }
        return services.get(name);
    }

    /** A service that has run for another class goes on with this one. */
    void runOnly(List<String> wanted) {
        endAllBut(wanted);
        for (var name : wanted) {
            services.computeIfAbsent(name, _ -> Replica.start(sandbox, name, 1));
        }
    }

    private void endAllBut(List<String> wanted) {
        services.entrySet().stream()
                .filter(it -> !wanted.contains(it.getKey()))
                .forEach(it -> it.getValue().close());
        services.keySet().retainAll(wanted);
    }

    @Override
    public void close() {
        endAllBut(List.of());
        sandbox.close();
        delete(sandbox.folder());
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
