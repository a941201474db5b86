package dev.pghaven.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A sandbox that a test starts as a process of its own, as people do, because it must never be on a
 * service's class path. Faults are switched over HTTP.
 */
public final class SandboxProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    /** The networks that tests take: 127.20 to 127.219. People's own sandbox has 127.10. */
    private static final int FIRST_NETWORK = 20;

    private static final int NETWORKS = 200;

    private final Process process;
    private final JsonNode endpoints;

    private SandboxProcess(Process process, JsonNode endpoints) {
        this.process = process;
        this.endpoints = endpoints;
    }

    /** Starts a sandbox with its data in {@code folder} and waits until all of it listens. */
    public static SandboxProcess start(Path folder, String... options) {
        try {
            Files.createDirectories(folder);
            var process = launch(folder, options);
            return new SandboxProcess(process, awaitEndpoints(process, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(Path folder, String... options) throws IOException {
        var built = ProjectRoot.find().resolve("sandbox/target");
        // The forking thread may end before the sandbox, so no parent-death signal here: a hook
        // ends it instead.
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                built.resolve("classes") + ":" + built.resolve("lib") + "/*",
                                "dev.pghaven.sandbox.Sandbox",
                                "--data",
                                folder.toString(),
                                "--network",
                                network()));
        command.addAll(List.of(options));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log(folder).toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    /** Two test JVMs at once have different process ids, and so different networks. */
    private static String network() {
        return "127." + (FIRST_NETWORK + ProcessHandle.current().pid() % NETWORKS);
    }

    private static Path log(Path folder) {
        return folder.resolve("sandbox.log");
    }

    private static JsonNode awaitEndpoints(Process process, Path folder) throws IOException {
        var file = folder.resolve("endpoints.json");
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.exists(file)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "the sandbox did not start:\n" + Files.readString(log(folder)));
            }
            pause();
        }
        return new ObjectMapper().readTree(file.toFile());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a sandbox started", e);
        }
    }

    /**
     * A value of {@code endpoints.json} by its JSON pointer, such as {@code
     * /kafka/bootstrapServers}.
     */
    public String endpoint(String pointer) {
        var value = endpoints.at(pointer);
        if (value.isMissingNode()) {
            throw new IllegalArgumentException(
                    "the sandbox has no endpoint " + pointer + ", only " + endpoints);
        }
        return value.asText();
    }

    /** The trimmed content of a file that {@code endpoints.json} names. */
    public String file(String pointer) {
        try {
            return Files.readString(Path.of(endpoint(pointer))).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls the sandbox's control interface and answers its body. */
    public String control(String method, String path, String json) {
        var request =
                HttpRequest.newBuilder(URI.create(endpoint("/control/url") + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        method
                                + " "
                                + path
                                + " answered "
                                + response.statusCode()
                                + ": "
                                + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling the sandbox", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
