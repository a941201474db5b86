package dev.pghaven.sandbox.barman;

import dev.pghaven.sandbox.barman.BackupInfo.Status;
import dev.pghaven.sandbox.barman.LowLevelBackup.Stopped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** One base backup while it is taken: tablespaces first, the data folder, then what it was. */
final class BaseBackup {
    private final ArchiveLocation location;
    private final LowLevelBackup postgres;
    private final Path pgData;
    private final BackupRequest request;
    private final AtomicLong uploaded = new AtomicLong();

    BaseBackup(
            ArchiveLocation location, LowLevelBackup postgres, Path pgData, BackupRequest request) {
        this.location = location;
        this.postgres = postgres;
        this.pgData = pgData;
        this.request = request;
    }

    BackupInfo take() throws IOException {
        var info = described();
        try {
            info = info.begun(start(info));
            var stopped = copy(info);
            info = info.done(stopped.position(), stopped.label(), uploaded.get());
            tell(info);
            return info;
        } catch (IOException | SQLException | RuntimeException e) {
            tellFailure(info, e);
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    /** Ids count seconds: the second backup of one must not take the place of the first. */
    private String freeId() throws IOException {
        var moment = Instant.now();
        while (isTaken(BackupInfo.idAt(moment))) {
            moment = moment.plusSeconds(1);
        }
        return BackupInfo.idAt(moment);
    }

    private boolean isTaken(String id) throws IOException {
        return !location.blobs().list(location.base() + id + "/").isEmpty();
    }

    private BackupInfo described() throws IOException {
        try {
            return new BackupInfo(
                    freeId(),
                    request.name(),
                    Status.EMPTY,
                    Optional.empty(),
                    postgres.server(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    request.compression(),
                    OptionalLong.empty());
        } catch (SQLException e) {
            throw new IOException("cannot read what the server is: " + e.getMessage(), e);
        }
    }

    private BackupInfo.Position start(BackupInfo info) throws SQLException {
        var label = "Barman backup cloud " + info.id();
        return postgres.start(label, request.immediateCheckpoint(), info.server().segmentSize());
    }

    private Stopped copy(BackupInfo info) throws IOException, SQLException {
        for (var tablespace : info.server().tablespaces()) {
            var folder = pgData.resolve("pg_tblspc").resolve("" + tablespace.oid()).toRealPath();
            upload(
                    info,
                    "" + tablespace.oid(),
                    tar -> tar.folder(folder, ServerFiles::isLeftOut, it -> false));
        }
        var stopped = new Stopped[1];
        upload(info, "data", tar -> stopped[0] = dataFolder(info, tar));
        return stopped[0];
    }

    private Stopped dataFolder(BackupInfo info, TarWriter tar) throws IOException, SQLException {
        tar.folder(
                pgData,
                it -> ServerFiles.isLeftOut(it) || isTablespace(it),
                ServerFiles::isLeftEmpty);
        tar.file(pgData.resolve(ServerFiles.CONTROL), ServerFiles.CONTROL.toString());
        var stopped = postgres.stop(info.timeline().orElseThrow(), info.server().segmentSize());
        // No tablespace_map: Barman links the tablespaces itself, to where it was told.
        tar.text("backup_label", stopped.label());
        return stopped;
    }

    /** Not even as a folder: whoever restores puts a link in its place. */
    private static boolean isTablespace(Path name) {
        return name.startsWith("pg_tblspc") && name.getNameCount() == 2;
    }

    private interface Writing {
        void write(TarWriter tar) throws IOException, SQLException;
    }

    private void upload(BackupInfo info, String name, Writing writing) throws IOException {
        var compression = request.compression();
        var blob = location.base() + info.id() + "/" + name + ".tar" + compression.suffix();
        location.blobs()
                .put(
                        blob,
                        out -> {
                            var counted = new CountedOutput(out, uploaded);
                            try (var tar = new TarWriter(compression.compress(counted))) {
                                writing.write(tar);
                            } catch (SQLException e) {
                                throw new IOException(e.getMessage(), e);
                            }
                        });
    }

    private void tell(BackupInfo info) throws IOException {
        var text = BackupInfoText.write(info).getBytes(StandardCharsets.UTF_8);
        location.blobs().put(location.base() + info.id() + "/backup.info", out -> out.write(text));
    }

    private void tellFailure(BackupInfo info, Exception failure) {
        try {
            tell(info.failed("failure uploading data (" + firstLine(failure) + ")"));
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
