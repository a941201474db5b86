package dev.pghaven.sandbox.launcher.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All that was measured, for machines. */
record RestoreReport(String begun, int processors, List<SizeResult> sizes) {
    RestoreReport {
        sizes = List.copyOf(sizes);
    }

    void writeTo(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), this);
    }
}
