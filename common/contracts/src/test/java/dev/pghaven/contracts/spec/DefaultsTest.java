package dev.pghaven.contracts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.rules.ClusterSpecRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/defaults.md gives the reasons. */
class DefaultsTest {
    private static final ClusterSpec SPEC = ClusterSpec.of(Storage.ofSize("32Gi"));

    @Test
    void aConfirmedCommitIsOnTwoInstances() {
        assertThat(SPEC.instances()).isEqualTo(3);
        assertThat(SPEC.synchronous())
                .isEqualTo(
                        new Synchronous(
                                Synchronous.Method.ANY,
                                1,
                                Synchronous.DataDurability.REQUIRED,
                                true));
    }

    @Test
    void aSingleInstanceWaitsForNobody() {
        var spec =
                Json.read(
                        "{\"instances\": 1, \"storage\": {\"size\": \"8Gi\"}}", ClusterSpec.class);

        assertThat(spec.synchronous().wanted()).isFalse();
        assertThat(spec.synchronous().failoverQuorum()).isFalse();
    }

    @Test
    void passwordsNeedTls() {
        assertThat(HostBasedAuthentication.of(SPEC.postgresql()))
                .containsExactly(
                        "hostssl all all all scram-sha-256", "hostnossl all all all reject");
    }

    @Test
    void whatIsAskedStandsBeforeWhatClosesTheList() {
        var asked =
                new Postgresql(
                        null,
                        null,
                        null,
                        null,
                        List.of("hostssl all app 10.0.0.0/8 md5"),
                        null,
                        null);

        assertThat(HostBasedAuthentication.of(asked))
                .first()
                .isEqualTo("hostssl all app 10.0.0.0/8 md5");
    }

    @Test
    void onlyAnExplicitWishLetsPlainTextIn() {
        var asked = new Postgresql(null, null, null, null, null, null, true);

        assertThat(HostBasedAuthentication.of(asked)).isEmpty();
    }

    @Test
    void parametersFollowThePodAndTheWalVolume() {
        assertThat(Parameters.of(SPEC.postgresql(), SPEC.resources(), SPEC.walStorage()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "shared_buffers", "2048MB",
                                "effective_cache_size", "6144MB",
                                "max_worker_processes", "8",
                                "max_parallel_workers", "2",
                                "max_parallel_workers_per_gather", "1",
                                "max_parallel_maintenance_workers", "1",
                                "max_wal_size", "4096MB",
                                "max_slot_wal_keep_size", "8192MB"));
    }

    @Test
    void whatIsAskedWins() {
        var asked =
                new Postgresql(null, null, Map.of("shared_buffers", "1GB"), null, null, null, null);

        assertThat(Parameters.of(asked, SPEC.resources(), SPEC.walStorage()))
                .containsEntry("shared_buffers", "1GB")
                .containsEntry("max_wal_size", "4096MB");
    }

    @Test
    void anInstanceHasTimeToRecoverAndToStop() {
        assertThat(SPEC.delays())
                .isEqualTo(
                        new Delays(
                                Duration.ofHours(1),
                                Duration.ofMinutes(30),
                                Duration.ofMinutes(3),
                                Duration.ofHours(1),
                                Duration.ZERO));
    }

    @Test
    void aShortStopLeavesRoomForASmartShutdown() {
        var delays = new Delays(null, Duration.ofSeconds(30), null, null, null);

        assertThat(delays.smartShutdown()).isEqualTo(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1Gi", "2Gi", "5G", "32Gi", "1Ti", "16Ti"})
    void theDefaultsKeepTheRulesForEverySize(String size) {
        assertThat(ClusterSpecRules.violations(ClusterSpec.of(Storage.ofSize(size)), "spec"))
                .isEmpty();
    }
}
