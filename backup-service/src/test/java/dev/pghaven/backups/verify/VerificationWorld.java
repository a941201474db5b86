package dev.pghaven.backups.verify;

import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.contracts.spec.RestoreTarget;
import dev.pghaven.contracts.spec.SqlCheck;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.fakes.InMemoryFederatedCredentials;
import dev.pghaven.fakes.InMemoryInstances;
import dev.pghaven.fakes.InMemoryObjectStores;
import dev.pghaven.fakes.InMemorySecrets;
import dev.pghaven.fakes.InMemoryServiceAccounts;
import dev.pghaven.kubernetes.OperatorConfiguration;
import dev.pghaven.kubernetes.OperatorVersion;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.testkit.WorkflowDriver;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The workflow among fakes: a cluster of three with one backup and the WAL behind it. */
final class VerificationWorld {
    static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    static final ClusterRef COPY = new ClusterRef("pghaven-verification", "verify-00000000");
    static final String BACKUP = "20260605T120400";
    static final String SYSTEM = "7349102645038178328";

    private static final int PRIORITY = 200;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final DestinationPath DESTINATION =
            DestinationPath.parse("https://backups.blob.core.windows.net/backups");

    final InMemoryClusters clusters = new InMemoryClusters();
    final InMemoryInstances instances = new InMemoryInstances();
    final InMemorySecrets secrets = new InMemorySecrets();
    final InMemoryObjectStores objectStores = new InMemoryObjectStores();
    final InMemoryFederatedCredentials credentials = new InMemoryFederatedCredentials();
    final InMemoryServiceAccounts accounts = new InMemoryServiceAccounts();
    final InMemoryWalls walls = new InMemoryWalls();
    final InMemoryCopyParts parts = new InMemoryCopyParts(clusters);
    final OrdersArchive archive = new OrdersArchive().backup(BACKUP, 1, 4, 5).wal(1, 4, 8);
    final InMemoryMoments moments = new InMemoryMoments(archive);
    final InMemoryCopyDatabases databases = new InMemoryCopyDatabases();
    final InMemoryFingerprints fingerprints = new InMemoryFingerprints();
    final InMemoryProofs proofs = new InMemoryProofs();
    final Stopwatches stopwatches = new Stopwatches();

    private String operator = "1.30.0";
    private BackupMethod method = BackupMethod.PLUGIN;

    VerificationWorld() {
        clusters.apply(source());
        clusters.operatorSays("systemID", SYSTEM);
        clusters.operatorSays("image", "ghcr.io/cloudnative-pg/postgresql:18.1");
    }

    private static Cluster source() {
        try (var file = VerificationWorld.class.getResourceAsStream("source.yaml")) {
            var resource = Serialization.unmarshal(file, GenericKubernetesResource.class);
            return Resources.read(resource, Cluster.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    VerificationWorld withOperator(String version) {
        operator = version;
        return this;
    }

    VerificationWorld inTree() {
        method = BackupMethod.BARMAN_OBJECT_STORE;
        return this;
    }

    WorkflowDriver<Verifying> verify() {
        return verify(RestoreTarget.latest());
    }

    WorkflowDriver<Verifying> verify(RestoreTarget target, SqlCheck... checks) {
        var request =
                new dev.pghaven.contracts.VerifyRestore(ORDERS, target, List.of(checks), true);
        return WorkflowDriver.of(workflow(), ORDERS, Verifying.of(OPERATION, request));
    }

    /** What a verification that has ended must not leave. */
    Set<String> leftovers() {
        var left = new TreeSet<String>();
        clusters.uidOf(COPY).ifPresent(uid -> left.add("Cluster"));
        left.addAll(secrets.names());
        objectStores.standing().forEach(it -> left.add(it.metadata().getName()));
        left.addAll(walls.standing());
        moments.held().forEach(it -> left.add("moment " + it));
        credentials.trusted().stream()
                .filter(it -> it.name().equals(COPY.name()))
                .forEach(it -> left.add("credential " + it.name()));
        if (moments.paused()) {
            left.add("paused replay");
        }
        return left;
    }

    boolean sourceIsThere() {
        return clusters.presenceOf(ORDERS) instanceof Presence.Ours;
    }

    /** What the engine tells a process that has lost the operation. */
    void loseOperation() {
        workflow().letGo(OPERATION);
    }

    private VerifyRestore workflow() {
        var configuration = configuration();
        var verification = configuration.getConfigMapping(VerificationConfiguration.class);
        var backups = configuration.getConfigMapping(BackupsConfiguration.class);
        var azure = configuration.getConfigMapping(AzureConfiguration.class);
        var operators = configuration.getConfigMapping(OperatorConfiguration.class);
        var identity = new VerificationIdentity(verification, azure);
        var processors = new Processors(clusters);
        var pace = new Pace(LONGEST_WAIT, anHourLaterEachTime());
        var doubts = new Doubts(pace, verification);
        var checkArchive =
                new CheckArchive(path -> archive.blobs(), moments, fingerprints, pace, doubts);
        var failure = new FailedRestore(parts, checkArchive);
        var belongings = new CopyBelongings(secrets, objectStores, walls, verification, operators);
        var location = new ArchiveLocation(DESTINATION, "orders", method);
        return new VerifyRestore(
                new PrepareVerification(
                        new CheckVerification(
                                clusters,
                                new FixedLocation(location),
                                () -> Optional.of(OperatorVersion.of(operator)),
                                identity,
                                backups),
                        checkArchive,
                        new PrepareNamespace(
                                name -> VerificationNamespaces.Readiness.READY,
                                credentials,
                                accounts,
                                identity,
                                belongings,
                                verification,
                                backups)),
                new SourceMoment(
                        instances, moments, checkArchive, fingerprints, processors, backups),
                new RestoreCopy(clusters, instances, failure, stopwatches, verification, pace),
                new InspectCopy(
                        databases,
                        new CompareCopy(fingerprints),
                        processors,
                        verification,
                        backups),
                new EndVerification(
                        new ResumeReplay(instances, moments, backups),
                        new RemoveCopy(
                                clusters,
                                belongings,
                                parts,
                                credentials,
                                identity,
                                stopwatches,
                                verification,
                                pace),
                        new RecordVerdict(proofs)),
                backups,
                verification);
    }

    /** The driver has no clock: it must not look every two seconds for twelve hours. */
    private static LongSupplier anHourLaterEachTime() {
        var hours = new AtomicLong();
        return () -> Duration.ofHours(hours.incrementAndGet()).toNanos();
    }

    static SmallRyeConfig configuration() {
        return new SmallRyeConfigBuilder()
                .withMapping(VerificationConfiguration.class)
                .withMapping(BackupsConfiguration.class)
                .withMapping(AzureConfiguration.class)
                .withMapping(OperatorConfiguration.class)
                .withConverter(OperatorVersion.class, PRIORITY, OperatorVersion::of)
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withDefaultValues(
                        Map.of(
                                "pghaven.backups.verification.identity.name", "mi-verification",
                                "pghaven.azure.resource-group", "rg",
                                "pghaven.azure.subscription-id", "sub"))
                .build();
    }
}
