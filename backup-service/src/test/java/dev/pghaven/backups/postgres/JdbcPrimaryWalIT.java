package dev.pghaven.backups.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.backups.archive.lag.WalState;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;
import dev.pghaven.testpostgres.PostgresServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcPrimaryWalIT {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static PostgresServer server;
    private static LocalPrimary primary;

    @BeforeAll
    static void start() {
        server =
                PostgresServer.create(
                        Map.of(
                                "archive_mode", "on",
                                "archive_command", "false",
                                "archive_timeout", "300"));
        primary = new LocalPrimary(server).withRole();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What makes the difference between a failing archive and a healthy one is all there. */
    @Test
    void aMemberOfPgMonitorSeesWhatWaitsAndWhatFailed() {
        primary.closeSegment();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state().archiver().lastFailure()).isPresent());

        var state = state();
        var failed = state.archiver().lastFailure().orElseThrow();
        assertThat(state.archiver().lastSuccess()).isEmpty();
        assertThat(state.waiting()).isNotEmpty();
        assertThat(state.waiting().keySet().iterator().next().name()).isEqualTo(failed.file());
        assertThat(state.waiting().values()).allMatch(it -> !it.isAfter(state.now()));
        assertThat(state.size()).isEqualTo(SegmentSize.USUAL);
        assertThat(state.archiveTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(state.timeline()).isEqualTo(1);
        assertThat(state.open().compareTo(state.waiting().keySet().iterator().next())).isPositive();
    }

    /** A watch that wrote WAL would keep an idle cluster from being idle. */
    @Test
    void lookingWritesNothing() {
        primary.execute("checkpoint");
        var before = state();

        for (int i = 0; i < 20; i++) {
            state();
        }

        assertThat(state().open()).isEqualTo(before.open());
    }

    private static WalState state() {
        return switch (primary.wal().stateOf(ORDERS, "postgres", Duration.ofSeconds(5))) {
            case Answer.Given<WalState>(var state) -> state;
            case Answer.NotReady<WalState>(var reason) -> throw new AssertionError(reason);
        };
    }
}
