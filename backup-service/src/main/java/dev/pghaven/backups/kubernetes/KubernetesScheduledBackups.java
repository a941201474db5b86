package dev.pghaven.backups.kubernetes;

import dev.pghaven.backups.ScheduledBackups;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.cnpg.ScheduledBackup;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Api;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.kubernetes.Presences;
import dev.pghaven.kubernetes.ServerSideApply;
import dev.pghaven.kubernetes.UidDeletion;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** CNPG's ScheduledBackups. */
@ApplicationScoped
class KubernetesScheduledBackups implements ScheduledBackups {
    private static final String PATH = "/apis/%s/namespaces/%s/scheduledbackups/%s";

    private final KubernetesClient client;
    private final ServerSideApply serverSideApply;

    KubernetesScheduledBackups(KubernetesClient client, ServerSideApply serverSideApply) {
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
    public Applied apply(ScheduledBackup manifest) {
        return serverSideApply.apply(Resources.toGeneric(manifest));
    }

    @Override
    public Optional<ScheduledBackup> find(ClusterRef cluster, String name) {
        return read(cluster, name).map(it -> Resources.read(it, ScheduledBackup.class));
    }

    @Override
    public List<ScheduledBackup> ours(ClusterRef cluster) {
        return Api.attempt(
                        "list the ScheduledBackups of " + cluster,
                        () ->
                                client.genericKubernetesResources(Cnpg.SCHEDULED_BACKUPS)
                                        .inNamespace(cluster.namespace())
                                        .withLabels(OurLabels.of(cluster))
                                        .list()
                                        .getItems())
                .stream()
                .map(it -> Resources.read(it, ScheduledBackup.class))
                .toList();
    }

    @Override
    public void delete(ClusterRef cluster, String name, String uid) {
        UidDeletion.delete(
                client, PATH.formatted(Cnpg.API_VERSION, cluster.namespace(), name), uid);
    }

    private Optional<GenericKubernetesResource> read(ClusterRef cluster, String name) {
        return Optional.ofNullable(
                Api.attempt(
                        "read ScheduledBackup " + name,
                        () ->
                                client.genericKubernetesResources(Cnpg.SCHEDULED_BACKUPS)
                                        .inNamespace(cluster.namespace())
                                        .withName(name)
                                        .get()));
    }
}
