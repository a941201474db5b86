package dev.pghaven.provisioner.kubernetes;

import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Api;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.provisioner.BackupResources;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import jakarta.enterprise.context.ApplicationScoped;

/** ScheduledBackups and Backups of the Kubernetes cluster that we run in. */
@ApplicationScoped
class KubernetesBackupResources implements BackupResources {
    private final KubernetesClient client;

    KubernetesBackupResources(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public void deleteSchedulesOf(ClusterRef cluster) {
        delete(Cnpg.SCHEDULED_BACKUPS, cluster);
    }

    @Override
    public void deleteBackupsOf(ClusterRef cluster) {
        delete(Cnpg.BACKUPS, cluster);
    }

    private void delete(ResourceDefinitionContext kind, ClusterRef cluster) {
        Api.attempt(
                "delete the %ss of %s".formatted(kind.getKind(), cluster),
                () ->
                        client.genericKubernetesResources(kind)
                                .inNamespace(cluster.namespace())
                                .withLabels(OurLabels.of(cluster))
                                .delete());
    }
}
