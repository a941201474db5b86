package dev.pghaven.failover.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Backup;
import dev.pghaven.cnpg.BackupPhase;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.failover.RunningBackups.RunningBackup;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class KubernetesRunningBackupsTest {
    @ParameterizedTest
    @EnumSource(
            value = BackupPhase.class,
            mode = Mode.EXCLUDE,
            names = {"COMPLETED", "FAILED", "INVALID_DEFINITION"})
    void runsInEveryPhaseThatMayStillEnd(BackupPhase phase) {
        assertThat(KubernetesRunningBackups.running(backup(phase)))
                .containsExactly(new RunningBackup("nightly", phase.text()));
    }

    @ParameterizedTest
    @EnumSource(
            value = BackupPhase.class,
            names = {"COMPLETED", "FAILED", "INVALID_DEFINITION"})
    void whatIsOverOrNeverBeganDoesNotRun(BackupPhase phase) {
        assertThat(KubernetesRunningBackups.running(backup(phase))).isEmpty();
    }

    private static Backup backup(BackupPhase phase) {
        return Resources.read(
                Serialization.unmarshal(
                        """
                        apiVersion: postgresql.cnpg.io/v1
                        kind: Backup
                        metadata: {name: nightly, namespace: shop}
                        spec: {method: plugin, cluster: {name: orders}}
                        status: {phase: %s}
                        """
                                .formatted(phase.text()),
                        GenericKubernetesResource.class),
                Backup.class);
    }
}
