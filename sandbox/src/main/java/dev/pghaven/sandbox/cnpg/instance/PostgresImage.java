package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.archiving.Archives;
import dev.pghaven.sandbox.cnpg.backup.InstanceBackups;
import dev.pghaven.sandbox.cnpg.basebackup.InstanceBackup;
import dev.pghaven.sandbox.cnpg.basebackup.Patience;
import dev.pghaven.sandbox.cnpg.objects.InstanceJobs;
import dev.pghaven.sandbox.cnpg.plan.InstanceReport;
import dev.pghaven.sandbox.kubelet.Container;
import dev.pghaven.sandbox.kubelet.ContainerContext;
import dev.pghaven.sandbox.kubelet.Image;
import dev.pghaven.sandbox.network.NetworkPolicies;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import dev.pghaven.sandbox.reconcile.ReconcileQueue;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CNPG's image of PostgreSQL: the instance manager with its server, and the jobs. */
public final class PostgresImage implements Image, InstanceBackups, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresImage.class);
    private static final Duration NOT_READY = Duration.ofMillis(100);
    private static final Duration RESYNC = Duration.ofSeconds(10);
    private static final Duration LEASES = Duration.ofMillis(500);

    private final PostgresInstallation installation;
    private final NetworkPolicies network;
    private final ClusterApi api;
    private final Archives archives;
    private final Patience patience;
    private final ExecutorService backups = Executors.newVirtualThreadPerTaskExecutor();
    private final Neighbours neighbours = new Neighbours();
    private final ReconcileQueue<String> queue = new ReconcileQueue<>("instances", this::reconcile);
    private final ReconcileQueue<String> leases = new ReconcileQueue<>("leases", this::renew);
    private final ReplicationDelay replicationDelay =
            new ReplicationDelay(() -> neighbours.pods().forEach(queue::add));

    public PostgresImage(
            PostgresInstallation installation,
            NetworkPolicies network,
            ClusterApi api,
            Archives archives,
            Patience patience) {
        this.installation = installation;
        this.network = network;
        this.api = api;
        this.archives = archives;
        this.patience = patience;
        // Secrets without CNPG's reload label change unseen.
        queue.addEvery(RESYNC, neighbours::pods);
        leases.addEvery(LEASES, neighbours::pods);
    }

    @Override
    public Container start(ContainerContext context) {
        refuseUnlessCnpgs(context);
        // The manager whose server has died still has the port.
        neighbours.forgetTheDead();
        var uid = context.metadata().getUid();
        var manager =
                new InstanceManager(
                        context,
                        () -> network.of(uid),
                        installation,
                        api,
                        archives,
                        neighbours,
                        replicationDelay);
        manager.start();
        neighbours.put(uid, manager);
        queue.add(uid);
        return manager;
    }

    @Override
    public void runJob(ContainerContext context) throws SQLException, IOException {
        refuseUnlessCnpgs(context);
        var namespace = context.metadata().getNamespace();
        var cluster = api.cluster(namespace, context.label(Labels.CLUSTER)).orElseThrow();
        var folders = InstanceFolders.of(context);
        switch (context.label(Labels.JOB_ROLE)) {
            case InstanceJobs.JOIN -> join(cluster, context, folders);
            case InstanceJobs.FULL_RECOVERY ->
                    new RecoveryJob(installation, context, api, archives).run(cluster);
            default -> new InitdbJob(installation, folders).run(cluster);
        }
    }

    private static void refuseUnlessCnpgs(ContainerContext context) {
        if (context.label(Labels.CLUSTER) == null) {
            throw new IllegalStateException("the sandbox runs instances of CNPG and no other pods");
        }
    }

    private void join(Cluster cluster, ContainerContext context, InstanceFolders folders)
            throws SQLException {
        var primary = neighbours.find(cluster.namespace(), cluster.status().currentPrimary());
        new JoinJob(installation, context.label(Labels.INSTANCE_NAME), folders)
                .run(cluster, primary.orElseThrow().folders());
    }

    /** What the instance in that pod says of itself, if it answers. */
    public Optional<InstanceReport> report(String podUid) {
        return neighbours.get(podUid).flatMap(InstanceManager::report);
    }

    @Override
    public Optional<String> session(String podUid) {
        return reached(podUid).map(InstanceManager::session);
    }

    @Override
    public void start(String podUid, Backup backup) {
        var manager =
                reached(podUid)
                        .orElseThrow(() ->
                                new IllegalStateException("the instance manager does not answer"));
        var instance = new BackedUp(manager, neighbours);
        backups.execute(() -> run(new InstanceBackup(api, archives, instance, patience), backup));
    }

    private Optional<InstanceManager> reached(String podUid) {
        return neighbours.get(podUid).filter(InstanceManager::isReachable);
    }

    /** A failure to tell of a backup is all that can come here; the operator will find out. */
    private static void run(InstanceBackup run, Backup backup) {
        try {
            run.run(backup);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("backup", backup.name())
                    .log("the backup has ended untold: {}", e.toString());
        }
    }

    /** The Cluster changed, so its instances may have to. */
    public void clusterChanged(String namespace, String cluster) {
        forEachOf(namespace, cluster, (pod, manager) -> queue.add(pod));
    }

    public ReplicationDelay replicationDelay() {
        return replicationDelay;
    }

    private void renew(String pod) {
        neighbours.known(pod).ifPresent(InstanceManager::renewLease);
    }

    private void reconcile(String pod) throws SQLException {
        var manager = neighbours.known(pod);
        if (manager.isPresent()) {
            if (!manager.get().reconcile()) {
                queue.addAfter(pod, NOT_READY);
            }
        }
    }

    private void forEachOf(
            String namespace, String cluster, BiConsumer<String, InstanceManager> action) {
        for (var each : neighbours.all()) {
            var manager = each.getValue();
            if (manager.namespace().equals(namespace) && manager.cluster().equals(cluster)) {
                action.accept(each.getKey(), manager);
            }
        }
    }

    @Override
    public void close() {
        backups.shutdownNow();
        leases.close();
        queue.close();
    }
}
