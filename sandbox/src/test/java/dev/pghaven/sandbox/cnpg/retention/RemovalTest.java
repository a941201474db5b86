package dev.pghaven.sandbox.cnpg.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.Blobs.Blob;
import dev.pghaven.sandbox.barman.FolderBlobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalTest {
    private static final Instant NOW = Instant.parse("2024-06-20T12:00:00Z");
    @TempDir private Path folder;
    private ArchiveLocation archive;

    @BeforeEach
    void anArchive() throws IOException {
        archive = ArchiveLocation.of(new FolderBlobs(folder), "", "c");
        for (int segment = 1; segment <= 8; segment++) {
            put("wals/0000000100000000/00000001000000000000000" + segment + ".gz");
        }
        put("wals/0000000100000000/000000010000000000000003.00000028.backup");
        put("wals/00000002.history");
    }

    @Test
    void onlyTheLastBackupBeforeTheWindowIsKeptWithAllAfterIt() throws IOException {
        backup("20240601T000000", "DONE", 1);
        backup("20240610T000000", "DONE", 3);
        backup("20240612T000000", "DONE", 5);
        backup("20240619T000000", "DONE", 7);

        apply("7d");

        assertThat(names("base/"))
                .containsExactly(
                        "base/20240612T000000/backup.info",
                        "base/20240612T000000/data.tar",
                        "base/20240619T000000/backup.info",
                        "base/20240619T000000/data.tar");
        assertThat(names("wals/"))
                .containsExactly(
                        "wals/0000000100000000/000000010000000000000005.gz",
                        "wals/0000000100000000/000000010000000000000006.gz",
                        "wals/0000000100000000/000000010000000000000007.gz",
                        "wals/0000000100000000/000000010000000000000008.gz",
                        "wals/00000002.history");
    }

    @Test
    void theOnlyBackupStaysHoweverOldItIs() throws IOException {
        backup("20240101T000000", "DONE", 3);
        int before = names("").size();

        apply("1d");

        assertThat(names("")).hasSize(before);
    }

    @Test
    void aFailedBackupNeitherCountsNorGoes() throws IOException {
        backup("20240601T000000", "DONE", 1);
        backup("20240610T000000", "FAILED", 3);

        apply("7d");

        assertThat(names("base/")).hasSize(4);
        assertThat(names("wals/")).hasSize(10);
    }

    @Test
    void daysWeeksAndMonths() {
        assertThat(RecoveryWindow.parse("7d").length()).isEqualTo(Duration.ofDays(7));
        assertThat(RecoveryWindow.parse("2w").length()).isEqualTo(Duration.ofDays(14));
        assertThat(RecoveryWindow.parse("1m").length()).isEqualTo(Duration.ofDays(31));
        assertThatThrownBy(() -> RecoveryWindow.parse("0d"))
                .hasMessage("not a valid retention policy: 0d");
    }

    private void apply(String policy) throws IOException {
        new Removal(archive).apply(RecoveryWindow.parse(policy), NOW);
    }

    private void put(String name) throws IOException {
        archive.blobs().put("c/" + name, out -> out.write(1));
    }

    private List<String> names(String prefix) throws IOException {
        return archive.blobs().list("c/" + prefix).stream()
                .map(Blob::name)
                .map(name -> name.substring("c/".length()))
                .toList();
    }

    private void backup(String id, String status, int segment) throws IOException {
        put("base/" + id + "/data.tar");
        var time =
                "%s-%s-%s 00:00:00+00:00"
                        .formatted(id.substring(0, 4), id.substring(4, 6), id.substring(6, 8));
        var wal = "00000001000000000000000" + segment;
        var info =
                """
                backup_label=None
                backup_name=None
                begin_offset=40
                begin_time=%s
                begin_wal=%s
                begin_xlog=0/%d000028
                compression=None
                config_file=/c
                copy_stats=None
                deduplicated_size=None
                end_offset=300
                end_time=%s
                end_wal=%s
                end_xlog=0/%d000138
                error=None
                hba_file=/h
                ident_file=/i
                included_files=None
                mode=None
                pgdata=/p
                server_name=cloud
                size=1
                status=%s
                systemid=7376543210
                tablespaces=None
                timeline=1
                version=180006
                xlog_segment_size=16777216
                """
                        .formatted(time, wal, segment, time, wal, segment, status);
        archive.blobs()
                .put(
                        "c/base/" + id + "/backup.info",
                        out -> out.write(info.getBytes(StandardCharsets.UTF_8)));
    }
}
