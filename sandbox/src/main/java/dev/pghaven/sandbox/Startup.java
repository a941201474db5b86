package dev.pghaven.sandbox;

import dev.pghaven.sandbox.faults.ApiFaults;
import dev.pghaven.sandbox.faults.ControlServer;
import dev.pghaven.sandbox.faults.HttpSwitch;
import dev.pghaven.sandbox.faults.StopSwitch;
import dev.pghaven.sandbox.files.AtomicFile;
import dev.pghaven.sandbox.files.GeneratedSecret;
import dev.pghaven.sandbox.kafka.KafkaBroker;
import dev.pghaven.sandbox.loadbalancer.CloudController;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import dev.pghaven.sandbox.store.OperationStore;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Starts the parts, side by side where one does not need the other. */
final class Startup {
    private final Options options;
    private final Network network;
    private final Layout layout;
    private final RunningParts running;
    private final StartReport report;

    Startup(Options options, Layout layout, RunningParts running, StartReport report) {
        this.options = options;
        this.network = options.network();
        this.layout = layout;
        this.running = running;
        this.report = report;
    }

    /**
     * Returns when everything is ready; what had started when something fails is the caller's to
     * stop.
     */
    void run() {
        long begin = System.nanoTime();
        forgetLastRun();
        var vertx = vertx();
        var control = control(vertx);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var kafka = async(threads, () -> kafka(control));
            var postgres = async(threads, this::postgres);
            var store = async(threads, () -> store(postgres.join(), control));
            var azure = async(threads, () -> azure(vertx, control));
            var cluster =
                    async(
                            threads,
                            () ->
                                    cluster(
                                            kubernetes(vertx, azure.join(), control),
                                            azure.join(),
                                            postgres.join(),
                                            control));
            var blobs = async(threads, () -> blobs(vertx, azure.join(), control));
            await(kafka, store, azure, cluster, blobs);
            publish(control, azure.join(), store.join(), blobs.join());
        }
        report.line("ready", begin, layout.endpoints());
    }

    /** Whoever waits for the file must not see that of the last run. */
    private void forgetLastRun() {
        try {
            Files.deleteIfExists(layout.endpoints());
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot remove " + layout.endpoints() + ": " + e.getMessage(), e);
        }
    }

    private Vertx vertx() {
        var noFiles =
                new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false);
        var vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(noFiles));
        running.add("event loops", () -> Waiting.forIt(vertx.close()));
        return vertx;
    }

    private ControlServer control(Vertx vertx) {
        var control = new ControlServer(vertx, network.control());
        return report.timed(
                "control",
                "http://" + network.control(),
                () -> {
                    Waiting.forIt(control.start());
                    return control;
                });
    }

    private KafkaBroker kafka(ControlServer control) {
        var broker = new KafkaBroker(layout.kafka(), network.kafka(), network.kafkaController());
        running.add("Kafka", broker);
        control.add("kafka", new StopSwitch(broker::stop, broker::start, broker::isRunning));
        return report.timed(
                "kafka",
                network.kafka(),
                () -> {
                    broker.start();
                    return broker;
                });
    }

    private PostgresInstallation postgres() {
        return report.timed(
                "postgres", options.binaries(), () -> PostgresInstallation.in(options.binaries()));
    }

    private OperationStore store(PostgresInstallation postgres, ControlServer control) {
        var store =
                new OperationStore(
                        postgres,
                        network.store(),
                        layout.store(),
                        layout.logs().resolve("store.log"),
                        layout.storePassword());
        running.add("the operation store", store);
        control.add("store", new StopSwitch(store::stop, store::start, store::isRunning));
        return report.timed(
                "store",
                network.store(),
                () -> {
                    store.start();
                    return store;
                });
    }

    private Cloud azure(Vertx vertx, ControlServer control) {
        var cloud =
                report.timed(
                        "azure",
                        network.azure(),
                        () -> Cloud.start(vertx, options, layout, running));
        control.add("arm", new HttpSwitch(cloud.server().armFaults()));
        control.add("entra", new HttpSwitch(cloud.server().entraFaults()));
        return cloud;
    }

    private boolean blobs(Vertx vertx, Cloud cloud, ControlServer control) {
        options.azurite().ifPresent(it -> blobs(vertx, it, cloud, control));
        return options.azurite().isPresent();
    }

    private void blobs(Vertx vertx, Path installation, Cloud cloud, ControlServer control) {
        var storage =
                report.timed(
                        "blobs",
                        network.blobGateway(),
                        () ->
                                BlobStorage.start(
                                        vertx, installation, network, layout, cloud, running));
        control.add("blobs", new HttpSwitch(storage.gateway().faults()));
        control.add("roles", storage.roles());
    }

    private Kubernetes kubernetes(Vertx vertx, Cloud cloud, ControlServer control) {
        var faults = new ApiFaults();
        control.add("apiserver", faults);
        return report.timed(
                "apiserver",
                network.apiServer(),
                () -> Kubernetes.start(vertx, options, layout, cloud, faults, running));
    }

    private Optional<CloudController> cluster(
            Kubernetes kubernetes,
            Cloud cloud,
            PostgresInstallation postgres,
            ControlServer control) {
        var loadBalancers =
                report.timed(
                        "cluster",
                        layout.kubeconfig(),
                        () ->
                                new Cluster(
                                                kubernetes,
                                                cloud,
                                                postgres,
                                                options,
                                                layout,
                                                running,
                                                control)
                                        .start());
        loadBalancers.ifPresent(it ->
                control.add("loadbalancer", new StopSwitch(it::pause, it::resume, it::isRunning)));
        return loadBalancers;
    }

    private void publish(ControlServer control, Cloud cloud, OperationStore store, boolean blobs) {
        new GeneratedSecret(layout.proberToken()).ensure();
        var endpoints = new Endpoints(network, layout, cloud, store, blobs).json();
        AtomicFile.replace(layout.endpoints(), endpoints.encodePrettily() + "\n");
        running.add("endpoints", this::forgetLastRun);
        control.ready(endpoints);
    }

    private static <T> CompletableFuture<T> async(ExecutorService threads, Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, threads);
    }

    private static void await(CompletableFuture<?>... parts) {
        try {
            CompletableFuture.allOf(parts).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
