package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Backup;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.contracts.spec.BackupSchedule;
import dev.pghaven.contracts.spec.BackupTarget;
import dev.pghaven.contracts.spec.BaseBackup;
import dev.pghaven.contracts.spec.BlackoutCalendar;
import dev.pghaven.contracts.spec.BlackoutInterval;
import dev.pghaven.contracts.spec.BlackoutWindow;
import dev.pghaven.contracts.spec.Bootstrap;
import dev.pghaven.contracts.spec.Bootstrap.LocaleProvider;
import dev.pghaven.contracts.spec.Compression;
import dev.pghaven.contracts.spec.Delays;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.contracts.spec.DrillCanary;
import dev.pghaven.contracts.spec.DrillObjectives;
import dev.pghaven.contracts.spec.EndpointPorts;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.ExposureMethod;
import dev.pghaven.contracts.spec.FailoverDrills;
import dev.pghaven.contracts.spec.InheritedMetadata;
import dev.pghaven.contracts.spec.Monitoring;
import dev.pghaven.contracts.spec.Placement;
import dev.pghaven.contracts.spec.Postgresql;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.contracts.spec.Quantity;
import dev.pghaven.contracts.spec.ReplicationSlots;
import dev.pghaven.contracts.spec.Resources;
import dev.pghaven.contracts.spec.RestoreCheck;
import dev.pghaven.contracts.spec.RestoreChecks;
import dev.pghaven.contracts.spec.RestoreTarget;
import dev.pghaven.contracts.spec.ScheduledDrill;
import dev.pghaven.contracts.spec.SourceRange;
import dev.pghaven.contracts.spec.Spread;
import dev.pghaven.contracts.spec.SqlCheck;
import dev.pghaven.contracts.spec.Storage;
import dev.pghaven.contracts.spec.Synchronous;
import dev.pghaven.contracts.spec.Synchronous.DataDurability;
import dev.pghaven.contracts.spec.Synchronous.Method;
import dev.pghaven.contracts.spec.Tablespace;
import dev.pghaven.contracts.spec.TcpKeepalives;
import dev.pghaven.contracts.spec.Toleration;
import dev.pghaven.contracts.spec.WalArchive;
import dev.pghaven.contracts.spec.Weekday;
import dev.pghaven.contracts.spec.WorkloadIdentity;
import dev.pghaven.contracts.spec.WorkloadIdentity.IdentityResource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One value of every type of message, and its JSON as it was when the type was first released. */
public final class Samples {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final UUID OPERATION = UUID.fromString("6f1c0d1e-58a4-5d3b-9a6e-0c7f7d0f4a11");

    private static final String CLUSTER_UID = "0b9b6d6e-5f0a-4a6c-9a51-6f4d3f2d7c11";
    private static final String BACKUP_ID = "20261122T041500";
    private static final String FQDN = "shop-orders.swedencentral.cloudapp.azure.com";
    private static final Instant STARTED = Instant.parse("2026-11-22T04:15:00Z");
    private static final BackupSchedule HOURLY =
            new BackupSchedule("hourly", "0 15 * * * *", false, false);
    private static final SqlCheck COUNT =
            new SqlCheck(
                    "sample data is there",
                    "select count(*) from datasample",
                    Optional.of("appdb"),
                    "3");

    private Samples() {}

    public static List<Record> all() {
        return List.of(
                new ProvisionCluster(ORDERS, everything(Optional.empty())),
                new RemoveCluster(ORDERS),
                new ClusterProvisioned(
                        ORDERS,
                        OPERATION,
                        "orders-rw.shop.svc",
                        "orders-ro.shop.svc",
                        ClusterSpec.of(Storage.ofSize("32Gi")),
                        Optional.empty()),
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
                        ORDERS, OPERATION, "provision-cluster", "the cluster is being removed"),
                new BackUpCluster(
                        ORDERS, Optional.of("before-upgrade"), Optional.of(BackupTarget.PRIMARY)),
                new ScheduleBackups(ORDERS, List.of(HOURLY)),
                new VerifyRestore(ORDERS, ofBackup(), List.of(COUNT), true),
                new ScheduleRestoreChecks(ORDERS, restoreChecks()),
                new BackupCompleted(
                        ORDERS,
                        OPERATION,
                        "before-upgrade",
                        BACKUP_ID,
                        BackupMethod.PLUGIN,
                        1,
                        "000000010000000000000004",
                        "000000010000000000000005",
                        "0/4000028",
                        "0/5000158",
                        STARTED,
                        STARTED.plusSeconds(12),
                        Duration.ofSeconds(12),
                        4_711_936,
                        65_536,
                        2,
                        STARTED.minusSeconds(86_400)),
                new BackupFailed(
                        ORDERS,
                        OPERATION,
                        "before-upgrade",
                        "verify-archive",
                        "WAL segment 000000010000000000000004 is not in the archive"),
                new BackupsScheduled(
                        ORDERS,
                        OPERATION,
                        List.of(
                                new BackupsScheduled.ScheduledRun(
                                        "hourly",
                                        HOURLY.schedule(),
                                        false,
                                        Optional.of(STARTED.plusSeconds(3600))))),
                new BackupSchedulingFailed(
                        ORDERS, OPERATION, "check-cluster", "the cluster has no archive"),
                new BackupsDeleted(ORDERS, OPERATION, 42, 123_456_789),
                new BackupDeletionFailed(
                        ORDERS, OPERATION, "delete-archive", "access to the container is denied"),
                new RestoreVerified(ORDERS, OPERATION, evidence("3")),
                new RestoreRefuted(
                        ORDERS,
                        OPERATION,
                        List.of(
                                new RestoreRefuted.Finding(
                                        "appdb: public.datasample", "3 rows", "2 rows")),
                        1,
                        evidence("2")),
                new RestoreInconclusive(
                        ORDERS, OPERATION, "fingerprint-source", "the standby was promoted"),
                new RestoreChecksScheduled(ORDERS, OPERATION, restoreChecks()),
                new RestoreChecksSchedulingFailed(
                        ORDERS, OPERATION, "check-cluster", "there is no such cluster"),
                new ArchivingStalled(
                        ORDERS,
                        STARTED,
                        "no WAL was archived although 3 segments wait",
                        Optional.of("000000010000000000000004"),
                        3,
                        150,
                        50_331_648),
                new ArchivingResumed(
                        ORDERS, STARTED, STARTED.plusSeconds(300), "000000010000000000000008"),
                new RetentionEvaluated(
                        ORDERS,
                        "7d",
                        STARTED,
                        Optional.of(BACKUP_ID),
                        List.of(
                                new RetentionEvaluated.RetainedBackup(
                                        BACKUP_ID,
                                        STARTED.plusSeconds(12),
                                        4_711_936,
                                        false,
                                        "it was the last to be verified"))),
                new ExposeCluster(ORDERS, exposure()),
                new ConcealCluster(ORDERS),
                new CheckEndpoints(ORDERS),
                new ClusterExposed(
                        ORDERS,
                        OPERATION,
                        List.of(readWrite(), readOnly()),
                        exposure(),
                        new TcpKeepalives(Duration.ofMinutes(5), Duration.ofSeconds(10), 6)),
                new ExposureFailed(
                        ORDERS,
                        OPERATION,
                        "await-load-balancer",
                        "DnsRecordInUse: another public IP has the label shop-orders"),
                new ClusterConcealed(
                        ORDERS, OPERATION, List.of("orders-public-rw", "orders-public-ro")),
                new ConcealmentFailed(
                        ORDERS,
                        OPERATION,
                        "await-services-gone",
                        "the load balancer still holds orders-public-rw"),
                new EndpointsChecked(
                        ORDERS,
                        OPERATION,
                        List.of(
                                new EndpointsChecked.CheckedEndpoint(
                                        readOnly(), List.of(brokenRole(), deniedSource())))),
                new EndpointCheckFailed(
                        ORDERS, OPERATION, "check-endpoints", "the cluster is not exposed"),
                new EndpointContractBroken(ORDERS, readOnly(), STARTED, List.of(brokenRole())),
                new EndpointContractRestored(ORDERS, readOnly(), STARTED, STARTED.plusSeconds(120)),
                new RunFailoverDrill(
                        ORDERS, Disruption.KILL_POSTGRES, objectives(), new DrillCanary(50), true),
                new PromoteInstance(ORDERS, "orders-2", new Quantity("1Mi")),
                new ScheduleFailoverDrills(ORDERS, drills()),
                new FailoverStarted(
                        ORDERS, CLUSTER_UID, "orders-1", Optional.of("orders-2"), 1, true, STARTED),
                new FailoverCompleted(
                        ORDERS,
                        CLUSTER_UID,
                        "orders-1",
                        "orders-2",
                        1,
                        2,
                        Optional.of(false),
                        Optional.of(STARTED),
                        STARTED.plusMillis(2400),
                        Optional.of(Duration.ofMillis(2400))),
                new ClusterDegraded(
                        ORDERS,
                        CLUSTER_UID,
                        List.of(
                                new HealthReason(
                                        HealthReason.Kind.INSTANCES_NOT_READY,
                                        "2 of 3 instances are ready")),
                        2,
                        3,
                        STARTED),
                new ClusterRecovered(
                        ORDERS,
                        CLUSTER_UID,
                        3,
                        3,
                        STARTED,
                        STARTED.plusSeconds(42),
                        Duration.ofSeconds(42)),
                drilled(),
                new FailoverDrillFailed(
                        ORDERS, OPERATION, "check-request", "2 of 3 instances are ready"),
                new InstancePromoted(
                        ORDERS,
                        OPERATION,
                        "orders-2",
                        "orders-1",
                        2,
                        3,
                        Optional.of(outage()),
                        Optional.of(new CanaryCommits(180, 0, 1)),
                        Optional.of(Duration.ofSeconds(9)),
                        List.of()),
                new PromotionFailed(
                        ORDERS,
                        OPERATION,
                        "orders-2",
                        "check-request",
                        "orders-2 is 33554432 bytes of WAL behind, and 16777216 are allowed"),
                new FailoverDrillsScheduled(ORDERS, OPERATION, drills()),
                new FailoverDrillsSchedulingFailed(
                        ORDERS, OPERATION, "check-cluster", "there is no such cluster"));
    }

    private static DrillObjectives objectives() {
        return new DrillObjectives(Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    private static FailoverDrills drills() {
        return new FailoverDrills(
                List.of(
                        new ScheduledDrill(
                                "weekly",
                                "0 10 * * 2",
                                ZoneId.of("Europe/Stockholm"),
                                Disruption.ISOLATE_PRIMARY,
                                objectives(),
                                new DrillCanary(50),
                                true)),
                new BlackoutCalendar(
                        ZoneId.of("Europe/Stockholm"),
                        List.of(
                                new BlackoutInterval(
                                        STARTED,
                                        STARTED.plusSeconds(86_400),
                                        Optional.of("the sale"))),
                        List.of(
                                new BlackoutWindow(
                                        Weekday.FRIDAY,
                                        LocalTime.of(16, 0),
                                        Weekday.MONDAY,
                                        LocalTime.of(7, 30),
                                        Optional.of("nobody is at work")))));
    }

    private static Outage outage() {
        return new Outage(
                STARTED,
                STARTED.plusMillis(2450),
                Duration.ofMillis(2450),
                1,
                Duration.ofMillis(20));
    }

    private static FailoverDrillCompleted drilled() {
        return new FailoverDrillCompleted(
                ORDERS,
                OPERATION,
                FailoverDrillCompleted.Verdict.FAILED,
                Disruption.DELETE_POD,
                "orders-1",
                "orders-2",
                1,
                2,
                true,
                Optional.of(outage()),
                Optional.of(new CanaryCommits(1_180, 2, 1)),
                Optional.of(Duration.ofMillis(40)),
                Optional.of(Duration.ofMillis(2400)),
                Optional.of(Duration.ofSeconds(38)),
                List.of(
                        new FailoverDrillCompleted.EndpointAnswers(
                                "orders-rw",
                                210,
                                12,
                                0,
                                Duration.ofMillis(2400),
                                List.of("orders-1", "orders-2"),
                                List.of(),
                                List.of())),
                true,
                objectives(),
                List.of(
                        new FailoverDrillCompleted.DrillFinding(
                                "acknowledged commits lost", "0", "2")));
    }

    private static Exposure exposure() {
        return new Exposure(
                Optional.of("shop-orders"),
                List.of("orders.example.com"),
                Optional.of(new PublicIp("pip-pghaven", Optional.of("rg-network"))),
                Optional.empty(),
                List.of(new SourceRange("203.0.113.0/24"), new SourceRange("2001:db8::/64")),
                false,
                EndpointPorts.defaults(),
                Duration.ofMinutes(30),
                ExposureMethod.SERVICES);
    }

    private static ExposedEndpoint readWrite() {
        return new ExposedEndpoint(
                EndpointRole.READ_WRITE, "orders-public-rw", FQDN, "198.51.100.7", 5432);
    }

    private static ExposedEndpoint readOnly() {
        return new ExposedEndpoint(
                EndpointRole.READ_ONLY, "orders-public-ro", FQDN, "198.51.100.7", 5433);
    }

    private static EndpointCheck brokenRole() {
        return new EndpointCheck(
                EndpointCheck.Promise.ROLE,
                "inside",
                EndpointCheck.Verdict.BROKEN,
                "a replica",
                "the primary");
    }

    private static EndpointCheck deniedSource() {
        return new EndpointCheck(
                EndpointCheck.Promise.DENIAL,
                "office",
                EndpointCheck.Verdict.KEPT,
                "refused or not answered",
                "not answered within PT5S");
    }

    private static RestoreTarget ofBackup() {
        return new RestoreTarget(
                RestoreTarget.Type.BACKUP, Optional.empty(), Optional.of(BACKUP_ID));
    }

    private static RestoreChecks restoreChecks() {
        return new RestoreChecks(
                List.of(
                        new RestoreCheck(
                                "nightly",
                                "30 3 * * *",
                                ZoneId.of("Europe/Stockholm"),
                                RestoreTarget.latest(),
                                List.of(COUNT))),
                Duration.ofHours(30));
    }

    private static RestoreEvidence evidence(String found) {
        return new RestoreEvidence(
                ofBackup(),
                RestoreEvidence.Proof.COMPARED,
                Optional.of(BACKUP_ID),
                Optional.of(1),
                Optional.of("0/6000060"),
                Optional.empty(),
                1,
                3,
                8192,
                List.of("appdb: schema pghaven: it is pghaven's own"),
                true,
                2,
                List.of(
                        new RestoreEvidence.SqlCheckResult(
                                COUNT.name(), found.equals("3"), "3", found)),
                Optional.of(Duration.ofMillis(8500)),
                Optional.of(Duration.ofSeconds(20)));
    }

    /** Those of {@link #all}, and more of a type that has learned more since. */
    static List<Sample> frozen() {
        var withBackup = new ProvisionCluster(ORDERS, everything(Optional.of(backup())));
        var withUid =
                new ClusterProvisioned(
                        ORDERS,
                        OPERATION,
                        "orders-rw.shop.svc",
                        "orders-ro.shop.svc",
                        ClusterSpec.of(Storage.ofSize("32Gi")),
                        Optional.of("0b7c2f0e-9d0b-4c53-8a56-1d1f0f7b6c11"));
        return Stream.concat(
                        all().stream().map(Sample::first),
                        Stream.of(
                                Sample.further("with-backup", withBackup),
                                Sample.further("with-uid", withUid)))
                .toList();
    }

    public static String frozen(Class<?> type) {
        return Sample.frozen(type.getSimpleName() + ".v1");
    }

    private static ClusterSpec everything(Optional<Backup> backup) {
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
                        Exposure.planned(
                                Optional.of("shop-orders"), List.of("orders.example.com"))),
                true,
                backup);
    }

    private static Backup backup() {
        return new Backup(
                true,
                Optional.of(BackupMethod.BARMAN_OBJECT_STORE),
                Optional.of("https://acct.blob.core.windows.net/backups/shop"),
                "4w",
                new WalArchive(Compression.BZIP2, 8),
                new BaseBackup(Compression.SNAPPY, 4, true),
                BackupTarget.PRIMARY,
                List.of(HOURLY),
                Optional.of(restoreChecks()));
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
