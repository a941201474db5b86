package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Bootstrap;
import dev.pghaven.contracts.spec.Bootstrap.LocaleProvider;
import dev.pghaven.contracts.spec.Delays;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.InheritedMetadata;
import dev.pghaven.contracts.spec.Monitoring;
import dev.pghaven.contracts.spec.Placement;
import dev.pghaven.contracts.spec.Postgresql;
import dev.pghaven.contracts.spec.Quantity;
import dev.pghaven.contracts.spec.ReplicationSlots;
import dev.pghaven.contracts.spec.Resources;
import dev.pghaven.contracts.spec.Spread;
import dev.pghaven.contracts.spec.Storage;
import dev.pghaven.contracts.spec.Synchronous;
import dev.pghaven.contracts.spec.Synchronous.DataDurability;
import dev.pghaven.contracts.spec.Synchronous.Method;
import dev.pghaven.contracts.spec.Tablespace;
import dev.pghaven.contracts.spec.Toleration;
import dev.pghaven.contracts.spec.WorkloadIdentity;
import dev.pghaven.contracts.spec.WorkloadIdentity.IdentityResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One value of every type of message, and its JSON as it was when the type was first released. */
public final class Samples {
    private static final Path FOLDER = Path.of("src/test/resources/samples");
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final UUID OPERATION = UUID.fromString("6f1c0d1e-58a4-5d3b-9a6e-0c7f7d0f4a11");

    private Samples() {}

    public static List<Record> all() {
        return List.of(
                new ProvisionCluster(ORDERS, everything()),
                new RemoveCluster(ORDERS),
                new ClusterProvisioned(
                        ORDERS,
                        OPERATION,
                        "orders-rw.shop.svc",
                        "orders-ro.shop.svc",
                        ClusterSpec.of(Storage.ofSize("32Gi"))),
                new ProvisioningFailed(
                        ORDERS,
                        OPERATION,
                        "await-healthy-cluster",
                        "not healthy within PT15M: Setting up primary"),
                new ClusterRemoved(ORDERS, OPERATION),
                new RemovalFailed(
                        ORDERS, OPERATION, "check-nothing-left", "a PVC is still there: orders-1"),
                new RequestRejected(
                        "shop/Orders",
                        "dev.pghaven.ProvisionCluster.v1",
                        "4711",
                        List.of(
                                new Violation("spec.instances", "must be at least 1"),
                                new Violation("spec.storage", "is missing"))),
                new OperationStepped(
                        ORDERS,
                        OPERATION,
                        "provision-cluster",
                        "create-bootstrap-secret",
                        3,
                        12,
                        Duration.ofMillis(1500)),
                new OperationStopped(
                        ORDERS,
                        OPERATION,
                        "provision-cluster",
                        "create-bootstrap-secret",
                        "not within 15m: IllegalArgumentException: the state cannot be read"),
                new OperationCancelled(
                        ORDERS, OPERATION, "provision-cluster", "the cluster is being removed"));
    }

    public static String frozen(Class<?> type) {
        try {
            return Files.readString(file(type));
        } catch (IOException e) {
            throw new UncheckedIOException("every message has a frozen sample", e);
        }
    }

    static Path file(Class<?> type) {
        return FOLDER.resolve(type.getSimpleName() + ".v1.json");
    }

    private static ClusterSpec everything() {
        return new ClusterSpec(
                3,
                postgresql(),
                new Synchronous(Method.ANY, 1, DataDurability.REQUIRED, true),
                new Storage(new Quantity("64Gi"), Optional.of("managed-csi-premium")),
                new Storage(new Quantity("16Gi"), Optional.of("managed-csi-premium")),
                List.of(
                        new Tablespace(
                                "archive",
                                new Quantity("128Gi"),
                                Optional.of("managed-csi"),
                                Optional.of("app"),
                                false)),
                new Resources(new Quantity("2"), new Quantity("8Gi")),
                bootstrap(),
                new ReplicationSlots(true, Duration.ofSeconds(30)),
                Delays.defaults(),
                placement(),
                Optional.of(identity()),
                new Monitoring(true, false),
                new InheritedMetadata(Map.of("team", "shop"), Map.of("example.com/cost", "42")),
                Optional.of(
                        new Exposure(Optional.of("shop-orders"), List.of("orders.example.com"))),
                true);
    }

    private static Postgresql postgresql() {
        return new Postgresql(
                Optional.of("ghcr.io/cloudnative-pg/postgresql:18.1-system-trixie"),
                Optional.of(18),
                Map.of("max_connections", "400", "pg_stat_statements.track", "all"),
                List.of("pg_cron"),
                List.of("hostssl appdb app 10.0.0.0/8 scram-sha-256"),
                List.of("people alice app"),
                false);
    }

    private static Bootstrap bootstrap() {
        return new Bootstrap(
                "appdb",
                "app",
                true,
                "UTF8",
                Optional.of(LocaleProvider.ICU),
                Optional.of("C"),
                Optional.of("C"),
                Optional.of("C"),
                Optional.of("en-US"),
                Optional.of("&a < b"),
                Optional.empty(),
                Optional.of(16));
    }

    private static Placement placement() {
        return new Placement(
                Spread.REQUIRED,
                Spread.PREFERRED,
                Map.of("workload", "postgres"),
                List.of(
                        new Toleration(
                                Optional.of("workload"),
                                Optional.of("Equal"),
                                Optional.of("postgres"),
                                Optional.of("NoExecute"),
                                Optional.of(300L))));
    }

    private static WorkloadIdentity identity() {
        return new WorkloadIdentity(
                Optional.of(
                        new IdentityResource(
                                Optional.of("00000000-0000-0000-0000-000000000001"),
                                "rg-pghaven",
                                "mi-pghaven-workload")),
                Optional.of("00000000-0000-0000-0000-000000000003"),
                Optional.of("pghaven-clusters"));
    }
}
