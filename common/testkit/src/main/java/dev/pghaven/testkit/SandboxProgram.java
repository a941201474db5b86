package dev.pghaven.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of the sandbox's module, run by a test as a process of its own; it ends with the test's
 * JVM at the latest.
 */
public final class SandboxProgram implements AutoCloseable {
    static final Path BUILT = ProjectRoot.find().resolve("sandbox/target");

    private static final String SANDBOX = "dev.pghaven.sandbox.Sandbox";
    private static final String LAUNCHER = "dev.pghaven.sandbox.launcher.Pghaven";
    private static final long STOP_LIMIT_SECONDS = 20;

    private final Process process;
    private final Path log;

    private SandboxProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static SandboxProgram sandbox(Path log, List<String> arguments) {
        return start(log, "512m", SANDBOX, arguments, Map.of());
    }

    /** What {@code ./pghaven} with these arguments runs once it has built. */
    public static SandboxProgram launcher(Path log, String... arguments) {
        return launcher(log, Map.of(), arguments);
    }

    /** The services that it starts inherit its environment. */
    static SandboxProgram launcher(Path log, Map<String, String> environment, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--root=" + ProjectRoot.find());
        return start(log, "128m", LAUNCHER, all, environment);
    }

    private static SandboxProgram start(
            Path log,
            String heap,
            String main,
            List<String> arguments,
            Map<String, String> environment) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heap,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                BUILT.resolve("classes") + ":" + BUILT.resolve("lib") + "/*",
                                main));
        command.addAll(arguments);
        try {
            Files.createDirectories(log.getParent());
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new SandboxProgram(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Process process() {
        return process;
    }

    /** What it has printed so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
