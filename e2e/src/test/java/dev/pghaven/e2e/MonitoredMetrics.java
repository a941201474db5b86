package dev.pghaven.e2e;

import static java.util.stream.Collectors.toCollection;

import dev.pghaven.testkit.ProjectRoot;
import dev.pghaven.testkit.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics that alerts and dashboards read, and those that services expose. */
final class MonitoredMetrics {
    private static final Pattern READ = Pattern.compile("\\b(?:pghaven|jvm|http_server)_\\w+");
    private static final Pattern EXPOSED = Pattern.compile("(?m)^[a-z]\\w+");

    private MonitoredMetrics() {}

    /** By the files of the chart. */
    static Set<String> read() {
        try (var files =
                Files.walk(ProjectRoot.find().resolve("deploy/charts/pghaven/monitoring"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(it -> found(READ, text(it)))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> exposedBy(List<Rest> management) {
        return management.stream()
                .flatMap(it -> found(EXPOSED, it.get("/q/metrics").body()))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> found(Pattern name, String text) {
        return name.matcher(text).results().map(MatchResult::group);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
