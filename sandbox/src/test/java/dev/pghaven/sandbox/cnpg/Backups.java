package dev.pghaven.sandbox.cnpg;

import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.ObjectStore;
import dev.pghaven.sandbox.cnpg.api.ScheduledBackup;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a user does with Backups, schedules and object stores in the namespace of the clusters. */
final class Backups {
    private final KubernetesClient client;

    Backups(KubernetesClient client) {
        this.client = client;
    }

    void create(String name, String spec) {
        create(Backup.KIND, name, spec);
    }

    void schedule(String name, String spec) {
        create(ScheduledBackup.KIND, name, spec);
    }

    private void create(String kind, String name, String spec) {
        var yaml =
                """
                apiVersion: postgresql.cnpg.io/v1
                kind: %s
                metadata: {name: %s, namespace: %s}
                spec: {%s}
                """
                        .formatted(kind, name, Clusters.NAMESPACE, spec);
        client.resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class)).create();
    }

    Map<String, Object> status(String name) {
        return status(Backup.RESOURCE, name);
    }

    Map<String, Object> statusOfSchedule(String name) {
        return status(ScheduledBackup.RESOURCE, name);
    }

    Map<String, Object> statusOfStore(String name) {
        return status(ObjectStore.RESOURCE, name);
    }

    private Map<String, Object> status(ResourceDefinitionContext kind, String name) {
        Map<String, Object> status =
                client.genericKubernetesResources(kind)
                        .inNamespace(Clusters.NAMESPACE)
                        .withName(name)
                        .get()
                        .get("status");
        return status == null ? Map.of() : status;
    }

    void awaitPhase(String name, String phase) {
        await().atMost(Clusters.SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Objects.equals(status(name).get("phase"), phase));
    }

    void delete(String name) {
        client.genericKubernetesResources(Backup.RESOURCE)
                .inNamespace(Clusters.NAMESPACE)
                .withName(name)
                .delete();
    }

    List<GenericKubernetesResource> all() {
        return client.genericKubernetesResources(Backup.RESOURCE)
                .inNamespace(Clusters.NAMESPACE)
                .list()
                .getItems();
    }

    /** In the words of {@code kubectl describe}: type, reason, from whom, message. */
    List<String> events(String name) {
        return client
                .v1()
                .events()
                .inNamespace(Clusters.NAMESPACE)
                .withField("involvedObject.name", name)
                .list()
                .getItems()
                .stream()
                .sorted(Comparator.comparing(it -> version(it)))
                .map(it ->
                        "%s %s %s: %s"
                                .formatted(
                                        it.getType(),
                                        it.getReason(),
                                        it.getSource().getComponent(),
                                        it.getMessage()))
                .toList();
    }

    private static long version(Event event) {
        return Long.parseLong(event.getMetadata().getResourceVersion());
    }
}
