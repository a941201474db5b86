package dev.pghaven.backups.backup;

import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.backups.archive.wal.ArchivedWal;
import dev.pghaven.backups.fakes.Configurations;
import dev.pghaven.backups.fakes.FixedArchiveLocations;
import dev.pghaven.backups.fakes.InMemoryBackups;
import dev.pghaven.backups.fakes.NumberedWal;
import dev.pghaven.cnpg.Backup;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.testkit.WorkflowDriver;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Optional;
import java.util.UUID;

/** A cluster that archives, and the workflow that backs it up, among fakes. */
final class BackupWorld {
    static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    static final String ID = "20260605T120100";

    final InMemoryClusters clusters = new InMemoryClusters();
    final InMemoryBackups backups = new InMemoryBackups();
    final FixedArchiveLocations locations = new FixedArchiveLocations();
    final NumberedWal wal = new NumberedWal();
    final OrdersArchive archive = new OrdersArchive().wal(1, 0, 3).backup(ID, 1, 1, 2);

    BackupWorld() {
        var metadata =
                new ObjectMetaBuilder()
                        .withNamespace(ORDERS.namespace())
                        .withName(ORDERS.name())
                        .withLabels(OurLabels.of(ORDERS))
                        .build();
        clusters.apply(Cluster.of(metadata, ClusterSpec.builder(3).build()));
        backups.operatorSays(status("completed", null));
    }

    static Backup.Status status(String phase, String error) {
        var segment = OrdersArchive.segment(1, 2).name();
        return new Backup.Status(
                phase, "plugin", ID, null, null, null, null, null, null, segment, null, null, error,
                null, null, null, null);
    }

    WorkflowDriver<BackingUp> backUp() {
        return backUp(Optional.empty());
    }

    WorkflowDriver<BackingUp> backUp(Optional<String> name) {
        var request = new dev.pghaven.contracts.BackUpCluster(ORDERS, name, Optional.empty());
        return WorkflowDriver.of(workflow(), BackingUp.of(OPERATION, request));
    }

    private BackUpCluster workflow() {
        var config = Configurations.defaults();
        var archives = new ServerArchives(path -> archive.blobs());
        var archivedWal = new ArchivedWal(archives);
        return new BackUpCluster(
                new CheckBackup(clusters, locations, backups),
                new Archiving(wal, archivedWal, config),
                new TakeBackup(backups, config),
                new VerifyArchive(
                        backups,
                        new ArchivedBackups(archives),
                        archivedWal,
                        wal,
                        new RecoverabilityPoint(clusters, locations),
                        config));
    }
}
