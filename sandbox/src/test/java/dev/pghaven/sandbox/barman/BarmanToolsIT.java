package dev.pghaven.sandbox.barman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Barman's own tools, where they are installed, list and restore what the sandbox archives. */
class BarmanToolsIT {
    private static final String SCRIPT = "barman_on_a_folder.py";

    private static String python;
    private static Path script;
    private static SmallServer source;

    @TempDir Path folder;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        var tool = onPath("barman-cloud-restore");
        assumeTrue(tool.isPresent(), "barman-cloud-restore is not installed");
        python = Files.readAllLines(tool.get()).getFirst().replaceFirst("^#!\\s*", "");
        script = home.resolve(SCRIPT);
        try (var in = BarmanToolsIT.class.getResourceAsStream(SCRIPT)) {
            Files.copy(in, script);
        }
        source = SmallServer.fresh(home.resolve("source")).start();
        source.execute(
                "CREATE TABLESPACE cold LOCATION ''",
                "CREATE TABLE archived TABLESPACE cold AS SELECT generate_series(1, 1000) AS id",
                "CREATE TABLE orders AS SELECT i AS id, md5(i::text) AS note"
                        + " FROM generate_series(1, 50000) i");
    }

    @AfterAll
    static void stop() {
        if (source != null) {
            source.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void barmanListsRestoresAndFetchesWal(Compression compression) throws Exception {
        assumeTrue(compression != Compression.SNAPPY || hasSnappy(), "python-snappy does not work");
        var container = folder.resolve("container");
        var location = ArchiveLocation.of(new FolderBlobs(container), "", "orders");
        var backup = backUp(location, compression);
        source.execute("INSERT INTO orders VALUES (0, 'after the backup')");
        source.archiveAll(new WalArchive(location), compression);

        assertListed(backup, container);

        var home = SmallServer.home(folder.resolve("copy"));
        var pgData = home.resolve("pgdata");
        barman(
                container,
                "cloud_restore",
                "--tablespace",
                "cold:" + home.resolve("cold"),
                "orders",
                backup.id(),
                pgData.toString());
        Files.setPosixFilePermissions(pgData, PosixFilePermissions.fromString("rwx------"));
        var restore =
                String.join(" ", command(container, "cloud_walrestore", "orders", "%f", "%p"));
        try (var copy = SmallServer.recovering(home, restore).start()) {
            assertThat(copy.value("SELECT note FROM orders WHERE id = 0"))
                    .isEqualTo("after the backup");
            assertThat(copy.value("SELECT count(*) FROM archived")).isEqualTo("1000");
        }
    }

    /** Debian 12 has one that its own Python refuses. */
    private static boolean hasSnappy() throws Exception {
        return run(List.of(
                        python, "-c", "import snappy; snappy.StreamCompressor().add_chunk(b'x')"))
                .ok();
    }

    private static void assertListed(BackupInfo backup, Path container) throws Exception {
        var listed =
                new ObjectMapper()
                        .readTree(
                                barman(
                                        container,
                                        "cloud_backup_list",
                                        "--format",
                                        "json",
                                        "orders"))
                        .at("/backups_list/0");
        assertThat(listed.at("/backup_id").asText()).isEqualTo(backup.id());
        assertThat(listed.at("/backup_name").asText()).isEqualTo("backup-1");
        assertThat(listed.at("/status").asText()).isEqualTo("DONE");
        assertThat(listed.at("/systemid").asText()).isEqualTo(backup.server().systemId());
        assertThat(listed.at("/begin_wal").asText()).isEqualTo(backup.begin().orElseThrow().wal());
        assertThat(listed.at("/end_xlog").asText())
                .isEqualTo(backup.end().orElseThrow().lsn().toString());
        assertThat(listed.at("/tablespaces/0/0").asText()).isEqualTo("cold");
        assertThat(listed.at("/backup_label").asText()).contains("START WAL LOCATION");
    }

    private static BackupInfo backUp(ArchiveLocation location, Compression compression)
            throws Exception {
        var request = new BackupRequest(Optional.of("backup-1"), compression, true);
        try (var session = source.open()) {
            return new BaseBackups(location).upload(session, source.pgData(), request);
        }
    }

    private static String barman(Path container, String tool, String... arguments)
            throws Exception {
        var result = run(command(container, tool, arguments));
        assertThat(result.ok()).as(result.output()).isTrue();
        return result.output();
    }

    private static List<String> command(Path container, String tool, String... arguments) {
        var command =
                new ArrayList<>(List.of(python, script.toString(), container.toString(), tool));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Result run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        return new Result(
                process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0, output);
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(it -> Path.of(it).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private record Result(boolean ok, String output) {}
}
