package dev.pghaven.backups.kubernetes;

import dev.pghaven.backups.Backups;
import dev.pghaven.cnpg.Backup;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Api;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.kubernetes.Presences;
import dev.pghaven.kubernetes.ServerSideApply;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** CNPG's Backups. */
@ApplicationScoped
class KubernetesBackups implements Backups {
    private final KubernetesClient client;
    private final ServerSideApply serverSideApply;

    KubernetesBackups(KubernetesClient client, ServerSideApply serverSideApply) {
        this.client = client;
        this.serverSideApply = serverSideApply;
    }

    @Override
    public Presence presenceOf(ClusterRef cluster, String name) {
        return read(cluster, name)
                .map(it -> Presences.of(it, cluster))
                .orElseGet(Presence.Absent::new);
    }

    @Override
    public Applied apply(Backup manifest) {
        return serverSideApply.apply(Resources.toGeneric(manifest));
    }

    @Override
    public Optional<Backup> find(ClusterRef cluster, String name) {
        return read(cluster, name).map(it -> Resources.read(it, Backup.class));
    }

    private Optional<GenericKubernetesResource> read(ClusterRef cluster, String name) {
        return Optional.ofNullable(
                Api.attempt(
                        "read Backup " + name,
                        () ->
                                client.genericKubernetesResources(Cnpg.BACKUPS)
                                        .inNamespace(cluster.namespace())
                                        .withName(name)
                                        .get()));
    }
}
