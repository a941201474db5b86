package dev.pghaven.sandbox.launcher.bench.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.sandbox.launcher.bench.health.Happening.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FleetClusterTest {
    private static final ClusterRef REF = new ClusterRef("fleet-0", "db-00001");
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:01.5Z");

    @Test
    void theNextInstanceBecomesThePrimaryOnATimelineOfItsOwn() throws IOException {
        var cluster = new FleetCluster(REF);

        var begin = cluster.begin(NOW);
        assertThat(begin.happening()).isEqualTo(new Happening(REF, Kind.STARTED, 1));
        assertThat(status(begin, "targetPrimary")).isEqualTo("db-00001-2");
        assertThat(status(begin, "currentPrimary")).isEmpty();

        var end = cluster.end(NOW);
        assertThat(end.happening()).isEqualTo(new Happening(REF, Kind.COMPLETED, 1));
        assertThat(status(end, "currentPrimary")).isEqualTo("db-00001-2");
        assertThat(status(end, "timelineID")).isEqualTo("2");

        assertThat(cluster.begin(NOW).happening()).isEqualTo(new Happening(REF, Kind.STARTED, 2));
    }

    @Test
    void afterTheLastInstanceComesTheFirst() throws IOException {
        var cluster = new FleetCluster(REF);
        cluster.end(NOW);
        cluster.end(NOW);

        assertThat(status(cluster.begin(NOW), "targetPrimary")).isEqualTo("db-00001-1");
    }

    private static String status(FleetCluster.Change change, String field) throws IOException {
        var patch = Json.tree(change.patch().getBytes(StandardCharsets.UTF_8));
        return patch.path("status").path(field).asText();
    }
}
