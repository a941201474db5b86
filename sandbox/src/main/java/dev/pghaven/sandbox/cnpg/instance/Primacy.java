package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.sql.Session;
import dev.pghaven.sandbox.postgres.LocalAccess;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Being the primary: only who holds the lease may be it. */
record Primacy(String instance, PrimaryLease lease, LocalAccess access, PrimaryDuties duties) {
    private static final Logger LOG = LoggerFactory.getLogger(Primacy.class);

    boolean isOurs(Cluster cluster) {
        return lease.acquire(cluster.spec().primaryLease());
    }

    void use(Cluster cluster) throws SQLException {
        duties.perform(cluster);
    }

    /** Does nothing before all has arrived that the old primary has sent. */
    void take(Cluster cluster) throws SQLException {
        try (var session = Session.open(access, "postgres")) {
            if (!Promotion.isPossible(session) || !isOurs(cluster)) {
                return;
            }
            Promotion.perform(session);
        }
        duties.announce(cluster.namespace(), cluster.name(), Map.of());
    }

    void renew(Cluster cluster) {
        lease.renew(cluster.spec().primaryLease());
    }

    /** Who cannot say that it lets go lets the lease run out. */
    void letGo(Cluster cluster) {
        try {
            lease.release(cluster.spec().primaryLease());
        } catch (KubernetesClientException e) {
            LOG.atInfo()
                    .addKeyValue("instance", instance)
                    .log("the primary's lease is not released: {}", e.toString());
        }
    }
}
