package dev.pghaven.failover.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.cnpg.BackupPhase;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.RunningBackups.RunningBackup;
import dev.pghaven.testkit.SharedSandbox;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Backups of a Cluster that nobody has made: they are pending until a test says otherwise. */
class KubernetesRunningBackupsIT {
    private static final ClusterRef ORDERS = new ClusterRef("backed-up", "orders");

    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with();

    private static KubernetesClient client;

    @BeforeAll
    static void start() {
        var config =
                Config.fromKubeconfig(SANDBOX.process().folder().resolve("kubeconfig").toFile());
        client = new KubernetesClientBuilder().withConfig(config).build();
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(ORDERS.namespace())
                                .endMetadata()
                                .build())
                .create();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Test
    void aBackupRunsUntilItsLastPhase() {
        var backups = new KubernetesRunningBackups(client);
        create("first", "orders");
        create("of-another", "ledger");

        await().untilAsserted(() ->
                assertThat(backups.of(ORDERS))
                        .containsExactly(new RunningBackup("first", BackupPhase.PENDING.text())));
        phase("first", BackupPhase.FINALIZING);
        assertThat(backups.of(ORDERS))
                .containsExactly(new RunningBackup("first", BackupPhase.FINALIZING.text()));
        phase("first", BackupPhase.COMPLETED);
        assertThat(backups.of(ORDERS)).isEmpty();
        phase("first", BackupPhase.FAILED);
        assertThat(backups.of(ORDERS)).isEmpty();
    }

    private static void create(String name, String cluster) {
        client.resource(
                        Serialization.unmarshal(
                                """
                                apiVersion: postgresql.cnpg.io/v1
                                kind: Backup
                                metadata: {name: %s, namespace: %s}
                                spec: {method: barmanObjectStore, cluster: {name: %s}}
                                """
                                        .formatted(name, ORDERS.namespace(), cluster),
                                GenericKubernetesResource.class))
                .create();
    }

    private static void phase(String name, BackupPhase phase) {
        client.genericKubernetesResources(Cnpg.BACKUPS)
                .inNamespace(ORDERS.namespace())
                .withName(name)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\": {\"phase\": \"%s\"}}".formatted(phase.text()));
    }
}
