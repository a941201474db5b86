package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.archiving.Archives;
import dev.pghaven.sandbox.cnpg.archiving.WalArchiver;
import dev.pghaven.sandbox.cnpg.command.CommandPort;
import dev.pghaven.sandbox.cnpg.plan.InstanceReport;
import dev.pghaven.sandbox.cnpg.sql.Session;
import dev.pghaven.sandbox.kubelet.Container;
import dev.pghaven.sandbox.kubelet.ContainerContext;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps one instance as its Cluster wants it. */
final class InstanceManager implements Container {
    private static final Duration RESTART = Duration.ofSeconds(60);
    private static final String REPORT =
            """
            SELECT NOT pg_is_in_recovery(), c.timeline_id, s.system_identifier::text,
                   a.archived_count
            FROM pg_control_checkpoint() c, pg_control_system() s, pg_stat_archiver a
            """;

    private final ContainerContext context;
    private final ClusterApi api;
    private final Neighbours neighbours;
    private final InstanceFolders folders;
    private final InstanceFiles files;
    private final PostgresInstance server;
    private final PrimaryDuties duties;
    private final WalArchiver archiver;
    private final String session = UUID.randomUUID().toString();
    private volatile CommandPort commands;
    private volatile Cluster known;
    private final Lock reconciling = new ReentrantLock();
    private volatile boolean ended;

    InstanceManager(
            ContainerContext context,
            PostgresInstallation installation,
            ClusterApi api,
            Archives archives,
            Neighbours neighbours) {
        this.context = context;
        this.api = api;
        this.neighbours = neighbours;
        this.folders = InstanceFolders.of(context);
        this.files = new InstanceFiles(installation, folders, context.ip());
        this.server = new PostgresInstance(installation, folders);
        this.archiver = new WalArchiver(name(), folders.pgData(), api, archives);
        this.duties = new PrimaryDuties(name(), api, folders.localAccess());
    }

    String name() {
        return context.metadata().getName();
    }

    String namespace() {
        return context.metadata().getNamespace();
    }

    String cluster() {
        return context.label(Labels.CLUSTER);
    }

    String ip() {
        return context.ip();
    }

    Map<String, String> podLabels() {
        return context.metadata().getLabels();
    }

    InstanceFolders folders() {
        return folders;
    }

    @Override
    public boolean isAlive() {
        return !ended && server.isAlive();
    }

    @Override
    public boolean isReady() {
        return !ended && server.isReady();
    }

    /** When it returns, nothing touches the instance's folders any more. */
    @Override
    public void stop(Duration grace) {
        ended = true;
        server.stop(grace);
        hangUp();
        reconciling.lock();
        reconciling.unlock();
    }

    void start() {
        var cluster = api.cluster(namespace(), cluster()).orElseThrow();
        known = cluster;
        writeFiles(cluster);
        commands = CommandPort.open(ip(), CommandPort.PORT, this::handle);
        try {
            server.start(cluster);
        } catch (RuntimeException e) {
            hangUp();
            throw e;
        }
    }

    /** Of what its server's processes ask. */
    private void handle(String command, List<String> arguments) throws Exception {
        if (!command.equals(WalArchiver.COMMAND) || arguments.size() != 1) {
            throw new IllegalArgumentException("unknown command: " + command);
        }
        archiver.archive(clusterAsKnown(), podLabels(), arguments.getFirst());
    }

    /** A server that stops because its Cluster is gone still archives its last segments. */
    private Cluster clusterAsKnown() {
        api.cluster(namespace(), cluster()).ifPresent(found -> known = found);
        return known;
    }

    /** Another manager, after a restart, has another one. */
    String session() {
        return session;
    }

    /** After the server's end; its last segments are archived while it shuts down. */
    void hangUp() {
        commands.close();
    }

    /** Whether there is nothing more to do for now. */
    boolean reconcile() throws SQLException {
        reconciling.lock();
        try {
            var cluster = api.cluster(namespace(), cluster());
            return cluster.isEmpty() || !isAlive() || follows(cluster.get());
        } finally {
            reconciling.unlock();
        }
    }

    private boolean follows(Cluster cluster) throws SQLException {
        if (!server.isReady()) {
            return false;
        }
        server.obey(cluster);
        if (writeFiles(cluster)) {
            server.reload();
            // The server reads its files a moment after the signal, so look again.
            return false;
        }
        if (!files.isStandby()) {
            duties.perform(cluster);
        }
        return !pendingRestart().any() || restarted();
    }

    Optional<InstanceReport> report() {
        try (var session = open()) {
            return session
                    .query(
                            REPORT,
                            row ->
                                    new InstanceReport(
                                            row.getBoolean(1),
                                            row.getInt(2),
                                            row.getString(3),
                                            row.getLong(4)))
                    .stream()
                    .findFirst();
        } catch (SQLException notReady) {
            return Optional.empty();
        }
    }

    PendingRestart pendingRestart() throws SQLException {
        try (var session = open()) {
            return PendingRestart.of(session);
        }
    }

    boolean isStandby() {
        return files.isStandby();
    }

    Session open() throws SQLException {
        return Session.open(folders.localAccess(), "postgres");
    }

    private boolean restarted() {
        return neighbours.restartInTurn(this, () -> server.restart(RESTART));
    }

    private boolean writeFiles(Cluster cluster) {
        return files.write(cluster, CertificateFiles.of(cluster, api), replication(cluster));
    }

    private Map<String, String> replication(Cluster cluster) {
        if (!files.isStandby()) {
            return Map.of();
        }
        return neighbours
                .find(namespace(), cluster.status().currentPrimary())
                .map(primary -> new FollowedPrimary(name(), primary.ip()))
                .map(primary -> primary.settings(cluster, folders))
                .orElse(Map.of());
    }
}
