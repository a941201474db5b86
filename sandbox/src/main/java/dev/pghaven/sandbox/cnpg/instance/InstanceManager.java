package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.apiserver.PodCommands.Result;
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
import dev.pghaven.sandbox.network.Isolation;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Keeps one instance as its Cluster wants it. */
final class InstanceManager implements Container {
    private static final Duration RESTART = Duration.ofSeconds(60);

    private final ContainerContext context;
    private final Supplier<Isolation> network;
    private final ClusterApi api;
    private final Neighbours neighbours;
    private final InstanceFolders folders;
    private final ReplicationPath path;
    private final InstanceConfiguration configuration;
    private final PostgresInstance server;
    private final Duties duties;
    private final Primacy primacy;
    private final WalArchiver archiver;
    private final Reports reports;
    private final ContainerCommand shell;
    private final String session = UUID.randomUUID().toString();
    private volatile CommandPort commands;
    private volatile Cluster known;
    private final Lock reconciling = new ReentrantLock();
    private volatile boolean ended;
    private volatile boolean frozen;

    InstanceManager(
            ContainerContext context,
            Supplier<Isolation> network,
            PostgresInstallation installation,
            ClusterApi api,
            Archives archives,
            Neighbours neighbours,
            ReplicationDelay delay) {
        this.context = context;
        this.network = network;
        this.api = api;
        this.neighbours = neighbours;
        this.folders = InstanceFolders.of(context);
        this.path = new ReplicationPath(context.ip(), delay);
        this.configuration =
                new InstanceConfiguration(
                        name(),
                        new InstanceFiles(installation, folders, context.ip()),
                        api,
                        neighbours,
                        path);
        this.server = new PostgresInstance(installation, folders);
        this.archiver = new WalArchiver(name(), folders.pgData(), api, archives);
        this.primacy =
                new Primacy(
                        name(),
                        new PrimaryLease(api.client(), namespace(), cluster(), name()),
                        folders.localAccess(),
                        new PrimaryDuties(name(), api, folders.localAccess()));
        this.duties =
                new Duties(
                        server,
                        configuration,
                        primacy,
                        new FormerPrimary(installation, name(), folders, neighbours));
        this.shell = new ContainerCommand(installation, folders.pgData());
        this.reports = new Reports(folders.localAccess());
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
        return !ended && !frozen && server.isRunning();
    }

    /** Its folders and its port are free again. */
    boolean isGone() {
        return !server.isRunning() && (ended || server.isDead());
    }

    @Override
    public boolean isReady() {
        return !ended && server.isReady();
    }

    /**
     * A primary that reaches neither the API server nor the other instances must take itself for
     * replaced.
     */
    @Override
    public boolean isLive() {
        return !isCutOff() || isStandby() || !known.spec().checksIsolation();
    }

    /** The kubelet's probes come from the node, which policies do not deny. */
    private boolean isCutOff() {
        return network.get().egress();
    }

    /** Whether the operator reaches it. */
    boolean isReachable() {
        return !network.get().ingress();
    }

    /** When it returns, nothing touches the instance's folders any more. */
    @Override
    public void stop(Duration grace) {
        ended = true;
        boolean byItself = server.stop(grace);
        hangUp();
        reconciling.lock();
        reconciling.unlock();
        if (byItself && !isCutOff()) {
            primacy.letGo(known);
        }
    }

    @Override
    public Result execute(List<String> command) {
        return shell.run(command);
    }

    @Override
    public void freeze() {
        frozen = true;
        server.freeze();
    }

    /** One that is the primary no more must not answer a single query more. */
    @Override
    public void thaw() {
        if (isSuperseded()) {
            server.kill();
        } else {
            server.thaw();
        }
        frozen = false;
    }

    /** It is alive no more, once its node is back. */
    @Override
    public void kill() {
        server.kill();
    }

    private boolean isSuperseded() {
        try {
            return api.cluster(namespace(), cluster())
                    .map(this::dutyTo)
                    .filter(Duty::isFormerPrimarys)
                    .isPresent();
        } catch (KubernetesClientException nobodyKnows) {
            return !isStandby();
        }
    }

    void start() {
        if (isCutOff()) {
            throw new IllegalStateException("the API server does not answer: i/o timeout");
        }
        var cluster = api.cluster(namespace(), cluster()).orElseThrow();
        known = cluster;
        commands = CommandPort.open(ip(), CommandPort.PORT, this::handle);
        try {
            duties.start(dutyTo(cluster), cluster);
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
        if (isCutOff()) {
            throw new IllegalStateException("the archive does not answer: i/o timeout");
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
        path.close();
    }

    /** Whether there is nothing more to do for now. */
    boolean reconcile() throws SQLException {
        if (frozen || isCutOff()) {
            return false;
        }
        reconciling.lock();
        try {
            var cluster = api.cluster(namespace(), cluster());
            return cluster.isEmpty() || obeys(cluster.get());
        } finally {
            reconciling.unlock();
        }
    }

    /** Nobody is promoted before an old primary has let go of its standbys. */
    private boolean obeys(Cluster cluster) throws SQLException {
        var duty = dutyTo(cluster);
        if (ended && duty.isFormerPrimarys()) {
            server.hurry();
        }
        return !isAlive() || duties.perform(duty, cluster) && isUpToDate(duty);
    }

    private Duty dutyTo(Cluster cluster) {
        return Duty.of(name(), isStandby(), cluster);
    }

    private boolean isUpToDate(Duty duty) throws SQLException {
        return !duty.isServing() || !pendingRestart().any() || restarted();
    }

    /** Called again and again, so that the lease does not run out. */
    void renewLease() {
        if (isServing() && !isStandby() && !isCutOff()) {
            primacy.renew(known);
        }
    }

    /** A primary that is away on purpose is not to be replaced, so it is as it was. */
    Optional<InstanceReport> report() {
        if (frozen || !isReachable()) {
            return Optional.empty();
        }
        return server.isAwayOnPurpose() && !isStandby() ? reports.last() : reports.now();
    }

    PendingRestart pendingRestart() throws SQLException {
        try (var session = open()) {
            return PendingRestart.of(session);
        }
    }

    boolean isStandby() {
        return configuration.isStandby();
    }

    Session open() throws SQLException {
        return Session.open(folders.localAccess(), "postgres");
    }

    private boolean restarted() {
        return neighbours.restartInTurn(this, () -> server.restart(RESTART));
    }
}
