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
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A sandbox that a test starts as a process of its own, as people do, because it must never be on a
 * service's class path. Faults are switched over HTTP.
 */
public final class SandboxProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final SandboxProgram program;
    private final Path folder;
    private final JsonNode endpoints;

    private SandboxProcess(SandboxProgram program, Path folder, JsonNode endpoints) {
        this.program = program;
        this.folder = folder;
        this.endpoints = endpoints;
    }

    /** Starts a sandbox with its data in {@code folder} and waits until all of it listens. */
    public static SandboxProcess start(Path folder, String... options) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--data=" + folder,
                                "--network=" + TestNetwork.fresh(),
                                "--binaries=" + SandboxProgram.BUILT.resolve("binaries")));
        blobStorage().ifPresent(it -> arguments.add("--azurite=" + it));
        arguments.addAll(List.of(options));
        var program = SandboxProgram.sandbox(folder.resolve("sandbox.log"), arguments);
        return new SandboxProcess(program, folder, awaitEndpoints(program, folder));
    }

    /** Without it the sandbox has no blob storage, and nothing is archived. */
    private static Optional<Path> blobStorage() {
        return Optional.of(ProjectRoot.find().resolve("sandbox/azurite"))
                .filter(it -> Files.exists(it.resolve("node_modules")));
    }

    public boolean hasBlobStorage() {
        return !endpoints.at("/blobs").isMissingNode();
    }

    private static JsonNode awaitEndpoints(SandboxProgram program, Path folder) {
        var file = folder.resolve("endpoints.json");
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.exists(file)) {
            if (!program.process().isAlive() || System.nanoTime() > deadline) {
                program.close();
                throw new IllegalStateException("the sandbox did not start:\n" + program.output());
            }
            pause();
        }
        return read(file);
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
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
        program.close();
    }
}
