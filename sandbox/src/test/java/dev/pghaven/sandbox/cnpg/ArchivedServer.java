package dev.pghaven.sandbox.cnpg;

import static dev.pghaven.sandbox.cnpg.Clusters.row;
import static dev.pghaven.sandbox.cnpg.Clusters.rows;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.barman.BackupRequest;
import dev.pghaven.sandbox.barman.BaseBackups;
import dev.pghaven.sandbox.barman.Compression;
import dev.pghaven.sandbox.barman.WalArchive;
import dev.pghaven.sandbox.postgres.LocalAccess;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A running instance whose data and WAL a test brings into an archive, as Barman would. */
final class ArchivedServer {
    private final Path pgData;
    private final LocalAccess access;
    private final ArchiveLocation archive;

    ArchivedServer(KubernetesClient client, Path data, String instance, ArchiveLocation archive) {
        var claims = client.persistentVolumeClaims().inNamespace(Clusters.NAMESPACE);
        var pods = client.pods().inNamespace(Clusters.NAMESPACE);
        var claim = claims.withName(instance).get().getMetadata().getUid();
        var pod = pods.withName(instance).get().getMetadata().getUid();
        this.pgData = data.resolve("pvc").resolve(claim).resolve("pgdata");
        this.access = new LocalAccess(data.resolve("pods").resolve(pod.substring(0, 8)));
        this.archive = archive;
    }

    Connection open(String database) throws SQLException {
        return access.open(database);
    }

    ArchiveLocation archive() {
        return archive;
    }

    BackupInfo backUp() throws SQLException, IOException {
        return backUp(Compression.GZIP);
    }

    BackupInfo backUp(Compression compression) throws SQLException, IOException {
        var request = new BackupRequest(Optional.empty(), compression, true);
        BackupInfo backup;
        try (var session = open("postgres")) {
            backup = new BaseBackups(archive).upload(session, pgData, request);
        }
        archiveWal();
        return backup;
    }

    /** Closes the segment that is written to and archives all that are closed. */
    void archiveWal() throws SQLException, IOException {
        try (var session = open("postgres")) {
            row(session, "SELECT pg_switch_wal()");
            var current = row(session, "SELECT pg_walfile_name(pg_current_wal_lsn())");
            var closed =
                    rows(
                            session,
                            "SELECT name FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$'"
                                    + " AND name < '"
                                    + current
                                    + "' ORDER BY 1");
            for (var segment : closed) {
                new WalArchive(archive)
                        .archive(pgData.resolve("pg_wal").resolve(segment), Compression.GZIP);
            }
        }
    }
}
