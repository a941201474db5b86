package dev.pghaven.sandbox.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.sandbox.DataLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the sandbox listens, as its file {@code endpoints.json} says. */
record Endpoints(JsonNode json) {
    static final String FILE = "endpoints.json";

    static Endpoints in(Path data) {
        try {
            return new Endpoints(new ObjectMapper().readTree(data.resolve(FILE).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails where a sandbox runs; one that was killed may have left its file, which says nothing.
     */
    static void forgetLastRun(Path data) {
        try (var _ = DataLock.take(data)) {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot remove " + data.resolve(FILE) + ": " + e.getMessage(), "");
        }
    }

    /** Fails with a sentence for people where no sandbox runs. */
    static Endpoints ofRunning(Path data) {
        if (!Files.exists(data.resolve(FILE)) || !DataLock.isTaken(data)) {
            throw new StartFailure(
                    "no sandbox runs on " + data + "; start one by ./pghaven sandbox", "");
        }
        return in(data);
    }

    /** The loopback network that the sandbox has, whatever this command was told. */
    String network() {
        return at("/network");
    }

    /** A value by its JSON pointer, such as {@code /kafka/bootstrapServers}. */
    String at(String pointer) {
        return find(pointer)
                .orElseThrow(() -> new IllegalStateException(FILE + " has no " + pointer));
    }

    /** Empty for a part that this sandbox runs without. */
    Optional<String> find(String pointer) {
        var value = json.at(pointer);
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    /** The content of a file that is named at the pointer. */
    String contentAt(String pointer) {
        try {
            return Files.readString(Path.of(at(pointer))).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
