package dev.pghaven.e2e;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.pghaven.testkit.Replica;
import dev.pghaven.testkit.Rest;
import dev.pghaven.testkit.SandboxProcess;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The sandbox and the services as processes, started once for all tests that play on it. What lasts
 * minutes elsewhere lasts seconds here.
 */
final class Stage implements AutoCloseable {
    private static final Map<String, String> BRISK =
            Map.of(
                    "PGHAVEN_PROVISIONER_POLL_INTERVAL", "200ms",
                    "PGHAVEN_BACKUPS_POLL_INTERVAL", "200ms",
                    "PGHAVEN_BACKUPS_WATCH_INTERVAL", "500ms",
                    "PGHAVEN_BACKUPS_WATCH_OVERDUE", "4s",
                    "PGHAVEN_FAILOVER_PROMOTION_POLL_INTERVAL", "200ms",
                    "PGHAVEN_FAILOVER_DRILL_POLL_INTERVAL", "200ms",
                    "PGHAVEN_FAILOVER_DRILL_REST", "0s");

    /** It is killed, and what it leaves would lie still for a quarter of a minute. */
    private static final Map<String, String> FAILOVER =
            Map.of(
                    "PGHAVEN_FAILOVER_DRILL_STOP_NODE", "true",
                    "PGHAVEN_FAILOVER_HEALTH_LEASE", "4s",
                    "PGHAVEN_OPERATIONS_RUNNER_LEASE", "4s",
                    "PGHAVEN_OPERATIONS_RELAY_LEASE", "4s");

    private final Path folder;
    private final SandboxProcess sandbox;
    private final Replica provisioner;
    private Replica backupService;
    private Replica exposureService;
    private final List<OutsideProber> probers = new ArrayList<>();
    private Optional<Replica> failoverService = Optional.empty();
    private final KubernetesClient kubernetes;
    private final Facts facts;
    private final Azure azure;

    private Stage(Path folder) {
        this.folder = folder;
        this.sandbox = SandboxProcess.start(folder.resolve("sandbox"), "--node-monitor-grace=PT2S");
        var first = CompletableFuture.supplyAsync(() -> service("provisioner", Map.of()));
        this.backupService = service("backup-service", Map.of());
        this.provisioner = first.join();
        this.facts = new Facts(sandbox.endpoint("/kafka/bootstrapServers"));
        this.azure = new Azure(sandbox);
        this.kubernetes =
                new KubernetesClientBuilder()
                        .withConfig(
                                Config.fromKubeconfig(
                                        Path.of(sandbox.endpoint("/apiServer/kubeconfig"))
                                                .toFile()))
                        .build();
    }

    static Stage open() {
        try {
            return new Stage(Files.createTempDirectory("pghaven-e2e"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Replica service(String name, Map<String, String> more) {
        var configuration = new HashMap<>(BRISK);
        configuration.putAll(more);
        return Replica.start(sandbox, name, 1, configuration);
    }

    /** Ends the backup service and starts it with these settings besides. */
    void restartBackupService(Map<String, String> settings) {
        backupService.close();
        backupService = service("backup-service", settings);
    }

    /** With the probers that it asks, out on the Internet, at {@link #client} 10 and 66. */
    void startExposureService(Map<String, String> settings) {
        for (var host : List.of(OutsideProber.ADMITTED, OutsideProber.DENIED)) {
            probers.add(OutsideProber.start(sandbox, client(host)));
        }
        exposureService = service("exposure-service", settings);
    }

    /** An address that a client on the Internet may bind to. */
    String client(int host) {
        return sandbox.endpoint("/network") + ".240." + host;
    }

    SandboxProcess sandbox() {
        return sandbox;
    }

    Rest provisioner() {
        return new Rest(provisioner.url());
    }

    Rest backupService() {
        return new Rest(backupService.url());
    }

    Rest exposureService() {
        return new Rest(exposureService.url());
    }

    /** Only some tests need it; it starts with the first of them. */
    Rest failoverService() {
        if (failoverService.isEmpty()) {
            failoverService = Optional.of(service("failover-service", FAILOVER));
        }
        return new Rest(failoverService.orElseThrow().url());
    }

    /** Kill -9; the next who needs the service starts it again. */
    void killFailoverService() {
        failoverService.orElseThrow().kill();
        failoverService = Optional.empty();
    }

    /** Health and metrics of whatever services run. */
    List<Rest> management() {
        return Stream.concat(
                        Stream.of(provisioner, backupService, exposureService)
                                .filter(Objects::nonNull),
                        failoverService.stream())
                .map(it -> new Rest(it.management()))
                .toList();
    }

    KubernetesClient kubernetes() {
        return kubernetes;
    }

    Facts facts() {
        return facts;
    }

    Azure azure() {
        return azure;
    }

    /** Breaks a part of the sandbox. */
    void fault(String part, String json) {
        sandbox.control("PUT", "/faults/" + part, json);
    }

    /** Skips the test where this machine cannot be broken so; the sandbox says why. */
    void faultWherePossible(String part, String json) {
        try {
            fault(part, json);
        } catch (IllegalStateException e) {
            assumeFalse(e.getMessage().contains("answered 501"), e.getMessage());
            throw e;
        }
    }

    void allIsWellAgain() {
        sandbox.control("DELETE", "/faults", "");
    }

    /** What is there of copies that verifications made; their service account stays. */
    List<String> leftOfCopies() {
        var namespace = "pghaven-verification";
        return Stream.<List<? extends HasMetadata>>of(
                        kubernetes
                                .genericKubernetesResources("postgresql.cnpg.io/v1", "Cluster")
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes
                                .genericKubernetesResources("barmancloud.cnpg.io/v1", "ObjectStore")
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes.pods().inNamespace(namespace).list().getItems(),
                        kubernetes
                                .persistentVolumeClaims()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes.secrets().inNamespace(namespace).list().getItems(),
                        kubernetes
                                .network()
                                .networkPolicies()
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                .flatMap(List::stream)
                .map(it -> it.getKind() + " " + it.getMetadata().getName())
                .toList();
    }

    @Override
    public void close() throws IOException {
        kubernetes.close();
        facts.close();
        if (exposureService != null) {
            exposureService.close();
        }
        probers.forEach(OutsideProber::close);
        failoverService.ifPresent(Replica::close);
        backupService.close();
        provisioner.close();
        sandbox.close();
        try (var all = Files.walk(folder)) {
            for (var it : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(it);
            }
        }
    }
}
