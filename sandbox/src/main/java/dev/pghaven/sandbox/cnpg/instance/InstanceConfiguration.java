package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import java.util.Map;

/** What an instance's files say: whether it is a standby, and how it reaches its primary. */
final class InstanceConfiguration {
    private final String instance;
    private final InstanceFiles files;
    private final ClusterApi api;
    private final Neighbours neighbours;
    private final ReplicationPath path;
    private volatile Map<String, String> followed = Map.of();

    InstanceConfiguration(
            String instance,
            InstanceFiles files,
            ClusterApi api,
            Neighbours neighbours,
            ReplicationPath path) {
        this.instance = instance;
        this.files = files;
        this.api = api;
        this.neighbours = neighbours;
        this.path = path;
    }

    boolean isStandby() {
        return files.isStandby();
    }

    /** Whether any file changed, so that the server has something to read again. */
    boolean write(Cluster cluster) {
        return files.write(cluster, CertificateFiles.of(cluster, api), replication(cluster));
    }

    /** A primary that is away for a while is the one to follow until there is another. */
    private Map<String, String> replication(Cluster cluster) {
        if (!isStandby()) {
            return Map.of();
        }
        neighbours
                .find(cluster.namespace(), cluster.status().currentPrimary())
                .map(primary -> new FollowedPrimary(instance, path.to(primary.ip())))
                .ifPresent(primary -> followed = primary.settings(cluster, files.folders()));
        return followed;
    }
}
