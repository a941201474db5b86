package dev.pghaven.sandbox.launcher.bench.health;

import dev.pghaven.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that was measured, for machines.
 *
 * @param emptyHeap bytes that live in the service with no cluster to watch
 */
record HealthReport(
        String begun, int processors, Pace pace, long emptyHeap, List<SizeReport> sizes) {
    HealthReport {
        sizes = List.copyOf(sizes);
    }

    void writeTo(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.toNode(this).toPrettyString() + "\n");
    }
}
