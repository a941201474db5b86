package dev.pghaven.backups.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.PostgresConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BackgroundWorkersTest {
    private final Map<String, String> parameters =
            new TreeMap<>(
                    Map.of(
                            "cron.database_name", "app",
                            "cron.timezone", "UTC",
                            "pg_partman_bgw.interval", "3600",
                            "pg_stat_statements.max", "5000",
                            "timescaledb.max_background_workers", "16"));

    @Test
    void leavesOutTheLibrariesWhoseWorkersWriteAndTheirParameters() {
        var workers = preloading("pg_stat_statements", "pg_cron", "pg_partman_bgw");

        workers.silence(parameters);

        assertThat(workers.otherLibraries()).containsExactly("pg_stat_statements");
        assertThat(parameters)
                .containsOnlyKeys("pg_stat_statements.max", "timescaledb.max_background_workers")
                .containsEntry("timescaledb.max_background_workers", "16");
    }

    @Test
    void keepsTheLibraryThatDataAreReadWithAndForbidsItsWorkers() {
        var workers = preloading("timescaledb");

        workers.silence(parameters);

        assertThat(workers.otherLibraries()).containsExactly("timescaledb");
        assertThat(parameters)
                .containsEntry("timescaledb.max_background_workers", "0")
                .containsEntry("cron.timezone", "UTC");
    }

    @Test
    void saysNothingOfLibrariesWhereNoneIsLeft() {
        assertThat(preloading("pg_cron").otherLibraries()).isNull();
        assertThat(BackgroundWorkers.of(configuration(null)).otherLibraries()).isNull();
    }

    private static BackgroundWorkers preloading(String... libraries) {
        return BackgroundWorkers.of(configuration(Arrays.asList(libraries)));
    }

    private static PostgresConfiguration configuration(List<String> libraries) {
        return new PostgresConfiguration(null, null, null, libraries, null, null);
    }
}
