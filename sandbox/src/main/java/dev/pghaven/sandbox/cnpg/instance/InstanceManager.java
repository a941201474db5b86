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
    private static final Duration FENCE = Duration.ofMinutes(1);

    private final ContainerContext context;
    private final ClusterApi api;
    private final Neighbours neighbours;
    private final InstanceFolders folders;
    private final InstanceFiles files;
    private final PostgresInstance server;
    private final PostgresInstallation installation;
    private final PrimaryDuties duties;
    private final WalArchiver archiver;
    private final String session = UUID.randomUUID().toString();
    private volatile CommandPort commands;
    private volatile Cluster known;
    private volatile Map<String, String> followed = Map.of();
    private volatile Optional<InstanceReport> lastReport = Optional.empty();
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
        this.installation = installation;
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
        return !ended && !server.isDead();
    }

    /** There is a server, which others may copy or follow. */
    boolean isServing() {
        return !ended && server.isRunning();
    }

    /** Its folders and its port are free again. */
    boolean isGone() {
        return !server.isRunning() && (ended || server.isDead());
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
        commands = CommandPort.open(ip(), CommandPort.PORT, this::handle);
        try {
            startIfDue(cluster);
        } catch (RuntimeException e) {
            hangUp();
            throw e;
        }
    }

    private void startIfDue(Cluster cluster) {
        switch (dutyTo(cluster)) {
            case LEAD, FOLLOW, TAKE_OVER -> startServer(cluster);
            case STEP_DOWN, REJOIN, STAND_STILL -> {}
        }
    }

    private void startServer(Cluster cluster) {
        server.obey(cluster);
        writeFiles(cluster);
        server.start();
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
            return cluster.isEmpty() || obeys(cluster.get());
        } finally {
            reconciling.unlock();
        }
    }

    private boolean obeys(Cluster cluster) throws SQLException {
        var duty = dutyTo(cluster);
        if (ended) {
            hurryFrom(duty);
        }
        return !isAlive() || perform(duty, cluster);
    }

    private Duty dutyTo(Cluster cluster) {
        return Duty.of(name(), files.isStandby(), cluster);
    }

    /** Nobody is promoted before an old primary has let go of its standbys. */
    private void hurryFrom(Duty duty) {
        if (duty == Duty.STEP_DOWN || duty == Duty.REJOIN) {
            server.hurry();
        }
    }

    private boolean perform(Duty duty, Cluster cluster) throws SQLException {
        return switch (duty) {
            case LEAD, FOLLOW -> serves(cluster) && follows(cluster);
            case TAKE_OVER -> serves(cluster) && takesOver(cluster);
            case STEP_DOWN -> rests(Duration.ofSeconds(cluster.spec().switchoverDelay()));
            case REJOIN -> rejoins(cluster);
            case STAND_STILL -> fences();
        };
    }

    private boolean rests(Duration patience) {
        server.rest(patience);
        return true;
    }

    private boolean fences() {
        server.fence(FENCE);
        return true;
    }

    private boolean serves(Cluster cluster) {
        if (!server.isRunning()) {
            startServer(cluster);
        }
        return server.isReady();
    }

    /** Not before all has arrived that the old primary has sent. */
    private boolean takesOver(Cluster cluster) throws SQLException {
        try (var session = open()) {
            if (!Promotion.isPossible(session)) {
                return false;
            }
            Promotion.perform(session);
        }
        duties.announce(cluster.namespace(), cluster.name(), Map.of());
        return false;
    }

    private boolean rejoins(Cluster cluster) throws SQLException {
        server.rest(Duration.ZERO);
        var primary = neighbours.find(namespace(), cluster.status().currentPrimary());
        if (primary.isPresent()) {
            new FormerPrimary(installation, name(), folders)
                    .follow(cluster, primary.get().folders());
            startServer(cluster);
        }
        return false;
    }

    private boolean follows(Cluster cluster) throws SQLException {
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

    /** A primary that is away on purpose is not to be replaced, so it is as it was. */
    Optional<InstanceReport> report() {
        if (!server.isAwayOnPurpose() || isStandby()) {
            lastReport = ask();
        }
        return lastReport;
    }

    private Optional<InstanceReport> ask() {
        try (var session = open()) {
            return Optional.of(Inquiry.of(session));
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
        neighbours
                .find(namespace(), cluster.status().currentPrimary())
                .map(primary -> new FollowedPrimary(name(), primary.ip()))
                .ifPresent(primary -> followed = primary.settings(cluster, folders));
        return followed;
    }
}
