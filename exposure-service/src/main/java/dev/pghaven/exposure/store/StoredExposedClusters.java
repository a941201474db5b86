package dev.pghaven.exposure.store;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.ExposedClusters;
import dev.pghaven.operations.quarkus.store.ServiceStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The exposed clusters in the service's store. */
@ApplicationScoped
class StoredExposedClusters implements ExposedClusters {
    /** What was seen of another Cluster of that name says nothing of this one. */
    private static final String KEEP =
            """
            with forgotten as (
                update exposure_service.endpoint_contract w
                set state = null, due = clock_timestamp(), look = look + 1
                from exposure_service.exposed_cluster e
                where e.cluster = w.cluster and e.cluster = ? and e.cluster_uid <> ?)
            insert into exposure_service.exposed_cluster
                (cluster, cluster_uid, database, exposure, endpoints)
            values (?, ?, ?, ?::jsonb, ?::jsonb)
            on conflict (cluster) do update
            set cluster_uid = excluded.cluster_uid, database = excluded.database,
                exposure = excluded.exposure, endpoints = excluded.endpoints
            """;

    private static final String COLUMNS =
            "select cluster, cluster_uid, database, exposure, endpoints"
                    + " from exposure_service.exposed_cluster";

    private final ServiceStore store;

    StoredExposedClusters(ServiceStore store) {
        this.store = store;
    }

    @Override
    public void keep(ExposedCluster it) {
        store.change(
                KEEP,
                it.cluster().toString(),
                it.clusterUid(),
                it.cluster().toString(),
                it.clusterUid(),
                it.database(),
                Json.write(it.exposure()),
                Json.write(it.endpoints()));
    }

    @Override
    public Optional<ExposedCluster> find(ClusterRef cluster) {
        return store
                .query(
                        COLUMNS + " where cluster = ?",
                        StoredExposedClusters::read,
                        cluster.toString())
                .stream()
                .findFirst();
    }

    @Override
    public List<ExposedCluster> all() {
        return store.query(COLUMNS + " order by cluster", StoredExposedClusters::read);
    }

    @Override
    public void letGo(ClusterRef cluster) {
        store.change(
                "delete from exposure_service.exposed_cluster where cluster = ?",
                cluster.toString());
    }

    private static ExposedCluster read(ResultSet row) throws SQLException {
        return new ExposedCluster(
                ClusterRef.parse(row.getString("cluster")),
                row.getString("cluster_uid"),
                row.getString("database"),
                Json.read(row.getString("exposure"), Exposure.class),
                List.of(Json.read(row.getString("endpoints"), ExposedEndpoint[].class)));
    }
}
