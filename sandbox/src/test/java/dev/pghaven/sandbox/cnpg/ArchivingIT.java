package dev.pghaven.sandbox.cnpg;

import static dev.pghaven.sandbox.cnpg.Clusters.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.barman.Blobs.Blob;
import dev.pghaven.sandbox.barman.WalArchive;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WAL on its way from a real server into an archive. */
class ArchivingIT {
    @TempDir private Path data;
    private EmulatedCluster emulation;
    private Clusters clusters;

    @BeforeEach
    void begin() {
        emulation = new EmulatedCluster(data, "127.74");
        clusters = new Clusters(emulation.client());
        clusters.secret("db-user-pass", "app", "app-secret");
        clusters.secret("super", "postgres", "super-secret");
    }

    @AfterEach
    void stop() {
        emulation.close();
    }

    @Test
    void segmentsArriveInTheArchiveAndTheConditionSaysSo() throws Exception {
        clusters.apply("archived.yaml");
        clusters.awaitHealthy("archived", 2);
        var segment = switchWal("archived-1");

        await().atMost(SOON).until(() -> wal("archived").contains(segment + ".gz"));

        awaitArchiving("archived", "True", "Continuous archiving is working");
        var fetched = data.resolve("fetched");
        new WalArchive(emulation.archives().of("archived")).fetch(segment, fetched);
        assertThat(Files.size(fetched)).isEqualTo(16 << 20);
        assertThat(ask("archived-1", "SELECT last_archived_wal FROM pg_stat_archiver"))
                .isEqualTo(segment);
    }

    @Test
    void aRefusalIsSeenInTheServerAndInTheConditionUntilItIsOver() throws Exception {
        emulation.archives().refuse("AADSTS70021");
        clusters.applyWithOneInstance("archived.yaml");
        clusters.awaitHealthy("archived", 1);
        switchWal("archived-1");

        awaitArchiving(
                "archived",
                "False",
                "unexpected failure invoking barman-cloud-wal-archive: exit status 2");
        assertThat(Long.parseLong(ask("archived-1", "SELECT failed_count FROM pg_stat_archiver")))
                .isPositive();
        assertThat(wal("archived")).isEmpty();

        emulation.archives().letIn();
        switchWal("archived-1");
        awaitArchiving("archived", "True", "Continuous archiving is working");
        assertThat(wal("archived")).contains("000000010000000000000001.gz");
    }

    @Test
    void anArchiveThatIsInUseIsNotWrittenTo() throws Exception {
        emulation
                .archives()
                .of("archived")
                .blobs()
                .put(
                        "archived/wals/0000000100000000/000000010000000000000042",
                        out -> out.write(1));
        clusters.applyWithOneInstance("archived.yaml");
        clusters.awaitHealthy("archived", 1);
        switchWal("archived-1");

        awaitArchiving(
                "archived",
                "False",
                "unexpected failure invoking barman-cloud-wal-archive: exit status 1");
        assertThat(wal("archived")).containsExactly("000000010000000000000042");
    }

    @Test
    void withoutAnArchiveTheConditionIsTrueAllTheSame() throws Exception {
        clusters.apply("small.yaml");
        clusters.awaitHealthy("small", 2);

        awaitArchiving("small", "True", "Continuous archiving is working");
        assertThat(wal("small")).isEmpty();
    }

    @Test
    void duringASwitchoverArchivingIsRefused() throws Exception {
        clusters.apply("archived.yaml");
        clusters.awaitHealthy("archived", 2);
        awaitArchiving("archived", "True", "Continuous archiving is working");

        assertThat(archiveAsServerOf("archived-2"))
                .isEqualTo("switchover in progress, refusing archiving");

        awaitArchiving("archived", "False", "switchover in progress, refusing archiving");
    }

    /** What its server would do between its promotion and the moment that the cluster knows it. */
    private String archiveAsServerOf(String instance) throws IOException {
        try (var manager = new Socket(clusters.pod(instance).getStatus().getPodIP(), 8000)) {
            manager.getOutputStream()
                    .write("wal-archive pg_wal/00000002.history\n".getBytes(UTF_8));
            return new String(manager.getInputStream().readAllBytes(), UTF_8).strip();
        }
    }

    @Test
    void thePluginArchivesIntoItsObjectStore() throws Exception {
        clusters.apply("plugged-backups.yaml");
        clusters.apply("plugged.yaml");
        clusters.awaitHealthy("plugged", 1);
        var segment = switchWal("plugged-1");

        await().atMost(SOON).until(() -> wal("plugged").contains(segment));

        emulation.archives().refuse("gone");
        switchWal("plugged-1");
        awaitArchiving(
                "plugged",
                "False",
                "rpc error: code = Unknown desc = unexpected failure invoking"
                        + " barman-cloud-wal-archive: exit status 2");
    }

    @Test
    void aPluginWithoutItsObjectStoreArchivesNothing() throws Exception {
        clusters.apply("plugged.yaml");
        clusters.awaitHealthy("plugged", 1);
        switchWal("plugged-1");

        awaitArchiving(
                "plugged",
                "False",
                "rpc error: code = Unknown desc = objectstores.barmancloud.cnpg.io"
                        + " \"plugged-backups\" not found");
    }

    private List<String> wal(String cluster) throws IOException {
        return emulation.archives().of(cluster).blobs().list(cluster + "/wals/").stream()
                .map(Blob::name)
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
    }

    private void awaitArchiving(String cluster, String status, String message) {
        var reason = "ContinuousArchiving" + (status.equals("True") ? "Success" : "Failing");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(clusters.condition(cluster, "ContinuousArchiving"))
                                .containsExactly(status, reason, message));
    }

    /** The name of the segment that is complete now. */
    private String switchWal(String pod) throws SQLException {
        ask(pod, "SELECT pg_create_restore_point('x')::text");
        return ask(pod, "SELECT pg_walfile_name(pg_switch_wal())");
    }

    private String ask(String pod, String sql) throws SQLException {
        try (var postgres = clusters.connect(pod, "postgres", "super-secret")) {
            return Clusters.row(postgres, sql);
        }
    }
}
