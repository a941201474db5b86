package dev.pghaven.cnpg;

import java.util.List;

/** Cluster specs that archive, and that are restored, in both ways. */
final class Archives {
    static final BarmanObjectStore STORE =
            new BarmanObjectStore(
                    "https://account.blob.core.windows.net/backups",
                    AzureCredentials.ofWhateverThePodFinds(),
                    null,
                    new BarmanObjectStore.Wal("gzip", 2),
                    new BarmanObjectStore.Data("gzip", 2, true));

    /** In words that every operator from 1.23 on knows. */
    static final BarmanObjectStore OLD_STORE =
            new BarmanObjectStore(
                    STORE.destinationPath(),
                    AzureCredentials.ofManagedIdentity(),
                    null,
                    STORE.wal(),
                    STORE.data());

    private Archives() {}

    static ClusterSpec byPlugin() {
        return ClusterSpec.builder(3)
                .plugins(List.of(Plugin.archivingTo("orders-backups")))
                .build();
    }

    static ClusterSpec byOperator() {
        return ClusterSpec.builder(3)
                .backup(new ClusterBackup(OLD_STORE, "7d", "prefer-standby"))
                .build();
    }

    static ClusterSpec restoredByPlugin() {
        return restored(
                ExternalCluster.readBy(Plugin.reading("orders-backups", "orders"), "source"));
    }

    static ClusterSpec restoredByOperator() {
        return restored(
                ExternalCluster.readByOperator(
                        BarmanObjectStore.at(
                                        OLD_STORE.destinationPath(), OLD_STORE.azureCredentials())
                                .ofServer("orders"),
                        "source"));
    }

    private static ClusterSpec restored(ExternalCluster source) {
        return ClusterSpec.builder(1)
                .imageName("ghcr.io/cloudnative-pg/postgresql:18.1")
                .bootstrap(
                        Bootstrap.from(
                                Recovery.from(
                                        source.name(),
                                        "app",
                                        "app",
                                        new SecretRef("verify-app"),
                                        RecoveryTarget.beforeLsn(
                                                "20260101T000000", "0/5000060", "1"))))
                .externalClusters(List.of(source))
                .enableSuperuserAccess(true)
                .superuserSecret(new SecretRef("verify-superuser"))
                .build();
    }
}
