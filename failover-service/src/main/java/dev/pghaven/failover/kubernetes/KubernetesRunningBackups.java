package dev.pghaven.failover.kubernetes;

import dev.pghaven.cnpg.Backup;
import dev.pghaven.cnpg.BackupPhase;
import dev.pghaven.cnpg.BackupProgress;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.RunningBackups;
import dev.pghaven.kubernetes.Api;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** CNPG's Backups that are not over. */
@ApplicationScoped
class KubernetesRunningBackups implements RunningBackups {
    private final KubernetesClient client;

    KubernetesRunningBackups(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public List<RunningBackup> of(ClusterRef cluster) {
        return Api.attempt(
                        "list the Backups of " + cluster,
                        () ->
                                client.genericKubernetesResources(Cnpg.BACKUPS)
                                        .inNamespace(cluster.namespace())
                                        .list()
                                        .getItems())
                .stream()
                .map(it -> Resources.read(it, Backup.class))
                .filter(it -> it.spec().cluster().name().equals(cluster.name()))
                .flatMap(KubernetesRunningBackups::running)
                .toList();
    }

    /** An invalid one stays so for ever, and was never begun. */
    static Stream<RunningBackup> running(Backup backup) {
        return switch (BackupProgress.of(backup)) {
            case BackupProgress.Underway(var phase, _)
                    when !phase.equals(BackupPhase.INVALID_DEFINITION.text()) ->
                    Stream.of(new RunningBackup(backup.metadata().getName(), phase));
            case BackupProgress.Underway _, BackupProgress.Completed _, BackupProgress.Failed _ ->
                    Stream.of();
        };
    }
}
