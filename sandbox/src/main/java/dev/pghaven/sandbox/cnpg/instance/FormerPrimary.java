package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.files.AtomicFile;
import dev.pghaven.sandbox.postgres.Folders;
import dev.pghaven.sandbox.postgres.LastCheckpoint;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import dev.pghaven.sandbox.postgres.TimelineHistory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a standby of a primary that has stopped. Where CNPG would call {@code pg_rewind}, which is
 * not among the binaries, the new primary is copied.
 */
record FormerPrimary(
        PostgresInstallation installation,
        String instance,
        InstanceFolders folders,
        Neighbours neighbours) {
    private static final Logger LOG = LoggerFactory.getLogger(FormerPrimary.class);

    /** False while the new primary does not run. */
    boolean follow(Cluster cluster) throws SQLException {
        Optional<InstanceFolders> primary =
                neighbours
                        .find(cluster.namespace(), cluster.status().currentPrimary())
                        .map(InstanceManager::folders);
        if (primary.isEmpty()) {
            return false;
        }
        follow(cluster, primary.get());
        return true;
    }

    private void follow(Cluster cluster, InstanceFolders newPrimary) throws SQLException {
        boolean kept = isPartOf(newPrimary);
        LOG.atInfo()
                .addKeyValue("instance", instance)
                .addKeyValue("copied", !kept)
                .log("the former primary becomes a standby");
        if (kept) {
            keepData();
        } else {
            new JoinJob(installation, instance, folders).run(cluster, newPrimary);
        }
    }

    /** A clean shutdown whose last record the new primary has means that nothing is only here. */
    private boolean isPartOf(InstanceFolders newPrimary) {
        var history = TimelineHistory.of(newPrimary.pgData());
        return LastCheckpoint.of(folders.pgData())
                .filter(LastCheckpoint::shutDown)
                .filter(end -> history.contains(end.timeline(), end.position()))
                .isPresent();
    }

    /** The slots were those of its standbys; as a standby it would keep WAL for them for ever. */
    private void keepData() {
        Path slots = folders.pgData().resolve("pg_replslot");
        Folders.delete(slots);
        installation.folder(slots);
        Path signal = folders.pgData().resolve(InstanceFiles.STANDBY_SIGNAL);
        AtomicFile.replacePrivate(signal, "");
        installation.account().own(signal);
    }
}
