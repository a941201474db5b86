package dev.pghaven.backups.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.backups.archive.ArchiveUnavailable;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.backups.archive.lag.ArchiveLag;
import dev.pghaven.backups.postgres.LocalPrimary;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.contracts.ArchivingResumed;
import dev.pghaven.contracts.ArchivingStalled;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.operations.watch.Turn;
import dev.pghaven.testpostgres.PostgresServer;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL archives for real; what is two minutes elsewhere is two seconds here. */
class ArchiveWatchIT {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final Duration OVERDUE = Duration.ofSeconds(2);

    @TempDir private Path folder;

    private final InMemoryClusters clusters = new InMemoryClusters();
    private final List<Fact> facts = new ArrayList<>();
    private Optional<ArchiveLocation> location =
            Optional.of(
                    new ArchiveLocation(
                            DestinationPath.parse("https://blobs.test/backups"),
                            "orders",
                            BackupMethod.BARMAN_OBJECT_STORE));
    private PostgresServer server;
    private LocalPrimary primary;
    private ArchiveFolder archive;
    private WatchState state = WatchState.fresh();

    @BeforeEach
    void archiveWell() throws IOException {
        archive = new ArchiveFolder(folder);
        server = PostgresServer.create(Map.of("archive_mode", "on"));
        primary = new LocalPrimary(server).withRole();
        primary.execute(
                "alter system set archive_command = '%s'"
                        .formatted(archive.command(server.data())));
        primary.execute("select pg_reload_conf()");
        var metadata = new ObjectMetaBuilder().withNamespace("shop").withName("orders").build();
        clusters.apply(Cluster.of(metadata, null));
        look();
        primary.closeSegment();
        awaitLook("healthy");
    }

    @AfterEach
    void stop() {
        archive.commandWill("store");
        server.close();
    }

    @Test
    void aCommandThatFails() {
        archive.commandWill("fail");

        tellsOfAStallAndOfItsEnd("failed at");
    }

    @Test
    void anUploadThatHangs() {
        archive.commandWill("hang");

        tellsOfAStallAndOfItsEnd("its archive command has not ended");
    }

    @Test
    void anUploadThatHangsWhileTheBlobsDoNotAnswerUsEither() {
        archive.commandWill("hang");
        archive.containerIs(ArchiveUnavailable.Cause.UNREACHABLE);

        tellsOfAStallAndOfItsEnd("its archive command has not ended");
    }

    @Test
    void aCommandThatStoresNothing() {
        archive.commandWill("lie");

        tellsOfAStallAndOfItsEnd("PostgreSQL was told that it is archived");
    }

    @Test
    void aContainerThatIsGone() {
        archive.commandWill("fail");
        archive.containerIs(ArchiveUnavailable.Cause.CONTAINER_MISSING);

        tellsOfAStallAndOfItsEnd("the test took it away");
    }

    /** The operator's command succeeds where nothing is configured, and the Cluster is Ready. */
    @Test
    void nothingConfiguredAtAll() {
        archive.commandWill("lie");
        var configured = location;
        location = Optional.empty();

        primary.closeSegment();
        awaitLook("stalled");
        location = configured;
        archive.commandWill("store");
        primary.closeSegment();
        awaitLook("healthy");

        assertStalledAndResumed("names no object store");
    }

    @Test
    void anIdleClusterIsNotStalled() {
        var end = Instant.now().plus(OVERDUE.multipliedBy(2));

        await().until(() -> {
            look();
            return Instant.now().isAfter(end);
        });

        assertThat(facts).isEmpty();
    }

    private void tellsOfAStallAndOfItsEnd(String reason) {
        primary.closeSegment();
        awaitLook("stalled");
        archive.commandWill("store");
        archive.answers();
        primary.closeSegment();
        awaitLook("healthy");

        assertStalledAndResumed(reason);
    }

    private void assertStalledAndResumed(String reason) {
        assertThat(facts).hasExactlyElementsOfTypes(ArchivingStalled.class, ArchivingResumed.class);
        assertThat(((ArchivingStalled) facts.getFirst()).reason()).contains(reason);
    }

    private void awaitLook(String comesTo) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    look();
                    assertThat(state.says()).startsWith(comesTo);
                });
    }

    private void look() {
        var looking =
                new Looking(
                        clusters,
                        new Located(),
                        new ServerArchives(_ -> archive.archive()),
                        primary.wal(),
                        new Impatient());
        var claimed = new Claimed(new Turn(ORDERS, 1, Optional.empty()), "postgres", state);
        var finding =
                new ArchiveJudge(new ArchiveLag(OVERDUE))
                        .judge(ORDERS, state, looking.look(claimed), Instant.now());
        state = finding.state();
        finding.news().ifPresent(it -> facts.add(it.fact()));
    }

    private final class Located implements ArchiveLocations {
        @Override
        public Optional<ArchiveLocation> of(Cluster cluster) {
            return location;
        }

        @Override
        public Optional<String> firstRecoverabilityPoint(Cluster cluster) {
            return Optional.empty();
        }
    }
}
