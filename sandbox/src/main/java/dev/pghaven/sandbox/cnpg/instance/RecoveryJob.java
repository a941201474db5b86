package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.barman.BaseBackups;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.archiving.Archives;
import dev.pghaven.sandbox.cnpg.archiving.PodAccount;
import dev.pghaven.sandbox.cnpg.command.CommandPort;
import dev.pghaven.sandbox.cnpg.recovery.BackupChoice;
import dev.pghaven.sandbox.cnpg.recovery.EmptyDestination;
import dev.pghaven.sandbox.cnpg.recovery.RecoveryFailure;
import dev.pghaven.sandbox.cnpg.recovery.Source;
import dev.pghaven.sandbox.cnpg.recovery.WalRestore;
import dev.pghaven.sandbox.cnpg.sql.Session;
import dev.pghaven.sandbox.kubelet.ContainerContext;
import dev.pghaven.sandbox.postgres.Folders;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Fills the volumes of a cluster's first instance from a backup and the WAL after it. */
final class RecoveryJob {
    private static final Duration PROBE = Duration.ofMillis(20);

    private final PostgresInstallation installation;
    private final ContainerContext pod;
    private final ClusterApi api;
    private final Archives archives;
    private final InstanceFolders folders;
    private final JobLog log;

    RecoveryJob(
            PostgresInstallation installation,
            ContainerContext pod,
            ClusterApi api,
            Archives archives) {
        this.installation = installation;
        this.pod = pod;
        this.api = api;
        this.archives = archives;
        this.folders = InstanceFolders.of(pod);
        this.log = new JobLog(folders.log());
    }

    void run(Cluster cluster) throws IOException, SQLException {
        try {
            var account = PodAccount.of(cluster, pod.metadata().getLabels());
            new EmptyDestination(api, archives).require(cluster, account);
            var source = Source.of(cluster, api);
            var archive = archives.open(account, source.store(), source.server());
            recover(cluster, source, archive);
        } catch (IOException | SQLException | RuntimeException e) {
            log.say("restore error: while restoring cluster: " + e.getMessage());
            throw e;
        }
    }

    private void recover(Cluster cluster, Source source, ArchiveLocation archive)
            throws IOException, SQLException {
        var target = cluster.spec().bootstrap().recovery().recoveryTarget();
        var backup = new BackupChoice(target).among(new BaseBackups(archive).list());
        log.say("Target backup found: " + backup.id());
        var spool = installation.folder(folders.scratch().resolve("wal-restore-spool"));
        try (var wal =
                new WalRestore(
                        archive,
                        spool,
                        source.store().wal().maxParallel(),
                        backup.server().segmentSize(),
                        folders.pgData(),
                        installation.account()::own)) {
            requireFirstSegment(wal, backup);
            restoreData(archive, backup);
            replay(cluster, wal);
        }
    }

    /** A backup without its first segment is of no use; CNPG looks before it fetches the data. */
    private static void requireFirstSegment(WalRestore wal, BackupInfo backup) {
        try {
            wal.require(backup.begin().orElseThrow().wal());
        } catch (IOException e) {
            throw new RecoveryFailure(
                    "encountered an error while checking the presence of first needed WAL in the"
                            + " archive: "
                            + e.getMessage(),
                    e);
        }
    }

    private void restoreData(ArchiveLocation archive, BackupInfo backup) throws IOException {
        var begin = Instant.now();
        Folders.delete(folders.pgData());
        folders.data().wal().ifPresent(Folders::delete);
        new BaseBackups(archive).restore(backup, Folders.createPrivate(folders.pgData()));
        folders.data().linkEmptyWal();
        installation.account().own(folders.pgData());
        folders.data().wal().ifPresent(installation.account()::own);
        log.say("Restore completed in " + Duration.between(begin, Instant.now()));
    }

    private void replay(Cluster cluster, WalRestore wal) throws SQLException {
        var begin = Instant.now();
        try (var port = CommandPort.open(pod.ip(), CommandPort.PORT, wal)) {
            new RecoveryFiles(installation, folders, pod.ip()).write(cluster, port.port());
            try (var server = JobServer.start(installation, folders)) {
                awaitEndOfRecovery(server);
                log.say("Recovery completed in " + Duration.between(begin, Instant.now()));
                try (var session = Session.open(server.access(), "postgres")) {
                    var application = cluster.spec().bootstrap().application();
                    new ApplicationDatabase(application).ensure(session);
                }
            }
        }
    }

    /**
     * The server takes the signal away in the middle of its promotion; before, it is not asked. One
     * that is stopped before the promotion is over replays what WAL it has when it starts again,
     * whatever the target was.
     */
    private void awaitEndOfRecovery(JobServer server) throws SQLException {
        var signal = folders.pgData().resolve("recovery.signal");
        while (Files.exists(signal)) {
            pause(server);
        }
        server.awaitReady();
        try (var session = Session.open(server.access(), "postgres")) {
            while (isInRecovery(session)) {
                pause(server);
            }
        }
    }

    private static boolean isInRecovery(Session session) throws SQLException {
        return session.query("SELECT pg_is_in_recovery()", row -> row.getBoolean(1)).getFirst();
    }

    private void pause(JobServer server) {
        if (server.process().awaitExit(PROBE)) {
            throw new RecoveryFailure(
                    "while waiting for PostgreSQL to stop recovery mode: "
                            + log.lastWords().orElse("the server ended"));
        }
    }
}
