package dev.pghaven.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.replication.LogSequenceNumber;

/** At which positions a server left the timelines that it was on before. */
public record TimelineHistory(Map<Integer, LogSequenceNumber> ends) {
    private static final String SUFFIX = ".history";

    /** A server keeps the files of its own timelines; the highest number is where it is now. */
    public static TimelineHistory of(Path pgData) {
        try (var files = Files.list(pgData.resolve("pg_wal"))) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .max(Comparator.comparing(Path::getFileName))
                    .map(TimelineHistory::read)
                    .orElseGet(() -> new TimelineHistory(Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the timelines of " + pgData, e);
        }
    }

    /** Whether what was written on a timeline up to there, and that included, belongs to it. */
    public boolean contains(int timeline, LogSequenceNumber recordStart) {
        return Optional.ofNullable(ends.get(timeline))
                .filter(end -> end.compareTo(recordStart) > 0)
                .isPresent();
    }

    private static TimelineHistory read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A line is {@code timeline TAB position TAB reason}. */
    static TimelineHistory parse(List<String> lines) {
        return new TimelineHistory(
                lines.stream()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(words -> words.length >= 2 && words[0].matches("\\d+"))
                        .collect(
                                Collectors.toMap(
                                        words -> Integer.valueOf(words[0]),
                                        words -> LogSequenceNumber.valueOf(words[1]))));
    }
}
