package dev.pghaven.sandbox.cnpg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A cluster with an archive, and copies that are recovered from it. */
final class RecoveryFixture implements AutoCloseable {
    static final String APP_DATABASE = "database: appdb, owner: app, secret: {name: db-user-pass}";

    final EmulatedCluster emulation;
    final Clusters clusters;
    final ArchivedServer source;

    private final Set<String> copies = new TreeSet<>();

    /** The archive that copies are recovered from. */
    private String archive = "small";

    RecoveryFixture(Path data, String network) throws Exception {
        emulation = new EmulatedCluster(data, network);
        clusters = new Clusters(emulation.client());
        clusters.secret("db-user-pass", "app", "app-secret");
        clusters.secret("super", "postgres", "super-secret");
        clusters.apply("small.yaml");
        clusters.awaitHealthy("small", 2);
        var location = emulation.archives().of(archive);
        source = new ArchivedServer(emulation.client(), data, "small-1", location);
    }

    /** From now on copies come from another archive with the same content. */
    DamagedArchive copyArchive() throws IOException {
        archive = "small-" + System.nanoTime();
        var copy = emulation.archives().of(archive);
        var blobs = source.archive().blobs();
        for (var blob : blobs.list("small/")) {
            try (var content = blobs.get(blob.name()).orElseThrow()) {
                copy.blobs()
                        .put(
                                archive + blob.name().substring("small".length()),
                                content::transferTo);
            }
        }
        return new DamagedArchive(copy);
    }

    String archive() {
        return archive;
    }

    /** What stands in {@code recovery} beside the source, and in the spec beside the bootstrap. */
    void recover(String name, String recovery, String spec) {
        copies.add(name);
        var yaml =
                """
                apiVersion: postgresql.cnpg.io/v1
                kind: Cluster
                metadata: {name: %s}
                spec:
                  storage: {size: 1Gi}
                  walStorage: {size: 1Gi}
                  bootstrap: {recovery: {source: origin, %s}}
                  externalClusters:
                    - name: origin
                      barmanObjectStore:
                        destinationPath: https://account.blob.sandbox.test/backups
                        serverName: %s
                        azureCredentials: {inheritFromAzureAD: true}
                        wal: {maxParallel: 4}
                  %s
                """
                        .formatted(name, recovery, archive, spec);
        emulation
                .client()
                .resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class))
                .inNamespace(Clusters.NAMESPACE)
                .create();
    }

    /** A copy of one instance, in the source's database, up to a target. */
    void recoverTo(String name, String target) {
        recover(name, APP_DATABASE + ", recoveryTarget: {" + target + "}", "instances: 1");
    }

    String ask(String cluster, String sql) throws SQLException {
        try (var session = clusters.connect(cluster + "-1", "app", "app-secret")) {
            return Clusters.row(session, sql);
        }
    }

    void write(String sql) throws SQLException {
        try (var session = source.open("appdb")) {
            Clusters.execute(session, "SET ROLE app");
            Clusters.execute(session, sql);
        }
    }

    void onSourceAsSuperuser(String sql) throws SQLException {
        try (var session = source.open("appdb")) {
            Clusters.execute(session, sql);
        }
    }

    String askAsSuperuser(String cluster, String sql) throws SQLException {
        var password = clusters.password(cluster + "-superuser");
        try (var session = clusters.connect(cluster + "-1", "postgres", password)) {
            return Clusters.row(session, sql);
        }
    }

    String onSource(String sql) throws SQLException {
        try (var session = source.open("appdb")) {
            return Clusters.row(session, sql);
        }
    }

    /** What the failed pod says; its cluster goes on saying that its primary is set up. */
    String awaitFailure(String name) {
        await().atMost(Clusters.SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> hasFailed(job(name)));
        assertThat(clusters.status(name))
                .containsEntry("phase", "Setting up primary")
                .containsEntry("readyInstances", 0);
        var said = jobsWords(name);
        remove(name);
        return said;
    }

    private static boolean hasFailed(Job job) {
        return job != null
                && job.getStatus() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Failed"));
    }

    void remove(String name) {
        clusters.delete(name);
        await().atMost(Clusters.SOON).until(() -> !exists(name));
    }

    void removeCopies() {
        var left = copies.stream().filter(this::exists).toList();
        left.forEach(clusters::delete);
        await().atMost(Clusters.SOON).until(() -> left.stream().noneMatch(this::exists));
        copies.clear();
    }

    Job job(String name) {
        return emulation
                .client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(Clusters.NAMESPACE)
                .withName(name + "-1-full-recovery")
                .get();
    }

    private boolean exists(String name) {
        var claims = emulation.client().persistentVolumeClaims();
        var clustersOfThatName = emulation.client().genericKubernetesResources(Cluster.RESOURCE);
        return clustersOfThatName.inNamespace(Clusters.NAMESPACE).withName(name).get() != null
                || claims.inNamespace(Clusters.NAMESPACE).withName(name + "-1").get() != null;
    }

    /** Whether the job's pod is there and at work. */
    boolean isRunning(String name) {
        return jobsPods(name).stream()
                .anyMatch(pod -> "Running".equals(pod.getStatus().getPhase()));
    }

    private List<Pod> jobsPods(String name) {
        return emulation
                .client()
                .pods()
                .inNamespace(Clusters.NAMESPACE)
                .withLabel("job-name", name + "-1-full-recovery")
                .list()
                .getItems();
    }

    private String jobsWords(String name) {
        var terminated =
                jobsPods(name)
                        .getFirst()
                        .getStatus()
                        .getContainerStatuses()
                        .getFirst()
                        .getState()
                        .getTerminated();
        assertThat(terminated.getExitCode()).isEqualTo(1);
        return terminated.getMessage();
    }

    @Override
    public void close() {
        emulation.close();
    }
}
