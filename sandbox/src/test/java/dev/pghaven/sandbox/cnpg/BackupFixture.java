package dev.pghaven.sandbox.cnpg;

import dev.pghaven.sandbox.cnpg.api.Backup;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Backups for tests, written as YAML. */
public final class BackupFixture {
    private BackupFixture() {}

    /** A Backup of the Cluster "c", created in that second of a certain minute. */
    public static Backup backup(String name, int second, String spec, String status) {
        var yaml =
                """
                apiVersion: postgresql.cnpg.io/v1
                kind: Backup
                metadata: {name: %s, namespace: shop, creationTimestamp: '2024-06-05T13:47:%02dZ'}
                spec: {cluster: {name: c}, method: barmanObjectStore, %s}
                status: {%s}
                """
                        .formatted(name, second, spec, status);
        return Backup.of(Serialization.unmarshal(yaml, GenericKubernetesResource.class));
    }
}
