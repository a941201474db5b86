package dev.pghaven.backups.store;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.FollowedClusters;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.quarkus.store.ServiceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The followed clusters in the service's store. */
@ApplicationScoped
class StoredClusters implements FollowedClusters {
    private static final String FOLLOW =
            """
            insert into backup_service.followed_cluster
                (cluster, database, archive, backed_up, retention_policy, max_proof_age)
            values (?, ?, ?::jsonb, ?, ?, make_interval(secs => ?))
            on conflict (cluster) do update
            set database = excluded.database, archive = excluded.archive,
                backed_up = excluded.backed_up, retention_policy = excluded.retention_policy,
                max_proof_age = excluded.max_proof_age
            """;
    private static final String COLUMNS =
            "select cluster, database, archive, backed_up, retention_policy,"
                    + " extract(epoch from max_proof_age) as max_proof_age"
                    + " from backup_service.followed_cluster";

    private final ServiceStore store;

    StoredClusters(ServiceStore store) {
        this.store = store;
    }

    @Override
    public void follow(FollowedCluster it) {
        store.change(
                FOLLOW,
                it.cluster().toString(),
                it.database(),
                it.archive().map(Json::write).orElse(null),
                it.backedUp(),
                it.retentionPolicy(),
                (double) it.maxProofAge().toSeconds());
    }

    @Override
    public Optional<FollowedCluster> find(ClusterRef cluster) {
        return store
                .query(COLUMNS + " where cluster = ?", StoredClusters::read, cluster.toString())
                .stream()
                .findFirst();
    }

    @Override
    public List<FollowedCluster> all() {
        return store.query(COLUMNS + " order by cluster", StoredClusters::read);
    }

    @Override
    public void letGo(ClusterRef cluster) {
        store.change(
                "delete from backup_service.followed_cluster where cluster = ?",
                cluster.toString());
    }

    private static FollowedCluster read(ResultSet row) throws SQLException {
        return new FollowedCluster(
                ClusterRef.parse(row.getString("cluster")),
                row.getString("database"),
                Optional.ofNullable(row.getString("archive"))
                        .map(it -> Json.read(it, ArchiveLocation.class)),
                row.getBoolean("backed_up"),
                row.getString("retention_policy"),
                Duration.ofSeconds(row.getLong("max_proof_age")));
    }
}
