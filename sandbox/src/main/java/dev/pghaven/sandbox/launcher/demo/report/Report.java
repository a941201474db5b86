package dev.pghaven.sandbox.launcher.demo.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The outcome of a demo. */
public record Report(
        boolean ok, Instant begun, double seconds, List<Figure> figures, List<Chapter> chapters) {
    public Report {
        figures = List.copyOf(figures);
        chapters = List.copyOf(chapters);
    }

    public String shownSeconds() {
        return Seconds.shown(seconds);
    }

    public int made() {
        return chapters.stream().mapToInt(it -> it.checks().size()).sum();
    }

    public long held() {
        return chapters.stream().mapToLong(Chapter::held).sum();
    }

    /** Writes {@code report.json} for programs and {@code report.html} for people. */
    public void writeInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("report.json").toFile(), this);
        Files.writeString(folder.resolve("report.html"), new Page(this).html());
    }
}
