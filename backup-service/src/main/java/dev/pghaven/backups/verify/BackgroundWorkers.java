package dev.pghaven.backups.verify;

import dev.pghaven.cnpg.PostgresConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The preloaded libraries of a source whose background workers write: when they start, as pg_cron's
 * into the history of its jobs, or when a job's time comes. A copy does without them, because the
 * data can be read without; TimescaleDB's tables cannot, so its workers alone are forbidden.
 */
final class BackgroundWorkers {
    private static final String TIMESCALEDB = "timescaledb";

    /** With the first part of the names of their parameters. */
    private static final Map<String, String> PREFIXES =
            Map.of(
                    "pg_cron", "cron.",
                    "pg_partman_bgw", "pg_partman_bgw.",
                    "pg_net", "pg_net.",
                    "pg_squeeze", "squeeze.",
                    "pglogical", "pglogical.",
                    "powa", "powa.");

    private final List<String> libraries;

    private BackgroundWorkers(List<String> libraries) {
        this.libraries = libraries;
    }

    static BackgroundWorkers of(PostgresConfiguration source) {
        return new BackgroundWorkers(
                Objects.requireNonNullElseGet(source.sharedPreloadLibraries(), List::of));
    }

    /** Null where none is left. */
    List<String> otherLibraries() {
        var others = libraries.stream().filter(it -> !PREFIXES.containsKey(it)).toList();
        return others.isEmpty() ? null : others;
    }

    /**
     * @param parameters loses those of libraries that are left out
     */
    void silence(Map<String, String> parameters) {
        libraries.stream()
                .map(PREFIXES::get)
                .filter(Objects::nonNull)
                .forEach(prefix -> parameters.keySet().removeIf(it -> it.startsWith(prefix)));
        if (libraries.contains(TIMESCALEDB)) {
            parameters.put("timescaledb.max_background_workers", "0");
        }
    }
}
