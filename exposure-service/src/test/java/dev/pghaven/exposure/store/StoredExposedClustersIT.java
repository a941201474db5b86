package dev.pghaven.exposure.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.contracts.spec.SourceRange;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.operations.quarkus.store.ServiceStore;
import dev.pghaven.testkit.ServiceSchema;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredExposedClustersIT {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private ServiceSchema store;
    private StoredExposedClusters clusters;

    @BeforeEach
    void open() {
        store = ServiceSchema.of("exposure-service", POSTGRES.dataSource());
        clusters = new StoredExposedClusters(new ServiceStore(POSTGRES.dataSource()));
        clusters.letGo(ORDERS);
    }

    @AfterEach
    void close() {
        store.engine().close();
    }

    @Test
    void keepsEverythingOfAnExposedCluster() {
        var orders = exposed("203.0.113.0/24");

        clusters.keep(orders);

        assertThat(clusters.find(ORDERS)).hasValue(orders);
        assertThat(clusters.all()).containsExactly(orders);
    }

    @Test
    void theLastWordCounts() {
        clusters.keep(exposed("203.0.113.0/24"));
        clusters.keep(exposed("198.51.100.0/24"));

        assertThat(clusters.all()).containsExactly(exposed("198.51.100.0/24"));
    }

    @Test
    void whatIsLetGoIsForgotten() {
        clusters.keep(exposed("203.0.113.0/24"));
        clusters.letGo(ORDERS);
        clusters.letGo(ORDERS);

        assertThat(clusters.find(ORDERS)).isEmpty();
    }

    private static ExposedCluster exposed(String range) {
        var exposure =
                new Exposure(
                        Optional.of("shop-orders"),
                        List.of("orders.example.com"),
                        Optional.of(new PublicIp("pip", Optional.of("rg"))),
                        null,
                        List.of(SourceRange.parse(range)),
                        null,
                        null,
                        Duration.ofMinutes(10),
                        null);
        var endpoint =
                new ExposedEndpoint(
                        EndpointRole.READ_WRITE,
                        "orders-rw-external",
                        "shop-orders.westus3.cloudapp.azure.com",
                        "203.0.113.10",
                        5432);
        return new ExposedCluster(ORDERS, "uid-1", "app", exposure, List.of(endpoint));
    }
}
