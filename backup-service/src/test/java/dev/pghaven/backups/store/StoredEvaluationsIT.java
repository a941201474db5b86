package dev.pghaven.backups.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RetentionEvaluated;
import dev.pghaven.contracts.RetentionEvaluated.RetainedBackup;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredEvaluationsIT {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant AT = Instant.parse("2026-06-05T12:00:00Z");

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private TestStore store;
    private StoredEvaluations evaluations;
    private ClusterRef orders;

    @BeforeEach
    void open() {
        store = TestStore.on(POSTGRES.dataSource());
        evaluations = new StoredEvaluations(store.dataSource(), store.engine());
        store.execute("delete from backup_service.followed_cluster");
        store.execute("delete from backup_service.outbox");
        store.execute("delete from backup_service.announced");
        orders = store.follow("orders");
    }

    @AfterEach
    void close() {
        store.engine().close();
    }

    @Test
    void whatHasNotChangedIsSaidOnceADay() {
        assertThat(evaluations.say(evaluated(AT, false), DAY)).isTrue();
        assertThat(evaluations.say(evaluated(AT.plusSeconds(60), false), DAY)).isFalse();

        store.execute(
                "update backup_service.retention_evaluation set said_at = said_at - interval '1 day'");

        assertThat(evaluations.say(evaluated(AT.plusSeconds(120), false), DAY)).isTrue();
        assertThat(store.said(orders)).hasSize(2);
    }

    @Test
    void whatHasChangedIsSaidAtOnce() {
        evaluations.say(evaluated(AT, false), DAY);

        assertThat(evaluations.say(evaluated(AT.plusSeconds(60), true), DAY)).isTrue();
        assertThat(store.said(orders)).hasSize(2);
    }

    @Test
    void aClusterHasItsTurnOnceADay() {
        assertThat(evaluations.claim(DAY)).contains(orders);
        assertThat(evaluations.claim(DAY)).isEmpty();
    }

    @Test
    void aTurnThatLedToNothingComesAgainAfterTheLease() {
        assertThat(evaluations.claim(Duration.ZERO)).contains(orders);
        assertThat(evaluations.claim(DAY)).contains(orders);
    }

    @Test
    void nothingIsSaidOfAClusterThatWasLetGo() {
        evaluations.claim(DAY);
        store.clusters().letGo(orders);

        assertThat(evaluations.say(evaluated(AT, false), DAY)).isFalse();
        assertThat(store.said(orders)).isEmpty();
    }

    private RetentionEvaluated evaluated(Instant at, boolean removable) {
        var backup = new RetainedBackup("20260605T110000", AT, 4096, removable, "a test");
        return new RetentionEvaluated(orders, "7d", at, Optional.empty(), List.of(backup));
    }
}
