package dev.pghaven.sandbox;

import dev.pghaven.sandbox.autoscaler.PoolLimits;
import dev.pghaven.sandbox.kubelet.NodeLoss;
import dev.pghaven.sandbox.loadbalancer.LoadBalancerSettings;
import dev.pghaven.sandbox.network.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What can be chosen when a sandbox is started. */
final class Options {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = ".sandbox",
            description = "Where all of its data lies: ${DEFAULT-VALUE}.")
    private Path data;

    @Option(
            names = "--network",
            paramLabel = "127.N",
            defaultValue = "127.10",
            description = "The loopback /16 that everything listens in: ${DEFAULT-VALUE}.")
    private Network network;

    @Option(
            names = "--cnpg-version",
            paramLabel = "VERSION",
            defaultValue = "1.30.0",
            description = "The version that the operator says it has: ${DEFAULT-VALUE}.")
    private String cnpgVersion;

    @Option(
            names = "--binaries",
            paramLabel = "FOLDER",
            description = "Where PostgreSQL is unpacked once; several sandboxes may share it.")
    private Path binaries;

    @Option(
            names = "--azurite",
            paramLabel = "FOLDER",
            description = "Where npm has installed Azurite; without it there is no blob storage.")
    private Path azurite;

    @Option(
            names = "--propagation",
            paramLabel = "PT1S",
            defaultValue = "PT0S",
            description = "Until a change of a federated credential bites: ${DEFAULT-VALUE}.")
    private Duration propagation;

    @Option(
            names = "--credential-write-time",
            paramLabel = "PT0.1S",
            defaultValue = "PT0.05S",
            description = "How long ARM writes a federated credential: ${DEFAULT-VALUE}.")
    private Duration credentialWriteTime;

    @Option(
            names = "--token-lifetime",
            paramLabel = "PT1H",
            defaultValue = "PT1H",
            description = "How long a projected token is good: ${DEFAULT-VALUE}.")
    private Duration tokenLifetime;

    @Option(
            names = "--plugin-barman-cloud",
            arity = "1",
            paramLabel = "present|absent",
            defaultValue = "present",
            description = "Whether the Barman Cloud plugin is installed: ${DEFAULT-VALUE}.")
    private Presence barmanCloud;

    @Option(
            names = "--controllers",
            arity = "1",
            paramLabel = "present|absent",
            defaultValue = "present",
            description =
                    "Whether the operator, the nodes, the scheduler, Services and load balancers"
                            + " do anything: ${DEFAULT-VALUE}.")
    private Presence controllers;

    @Option(
            names = "--archive-check-pause",
            paramLabel = "PT6S",
            defaultValue = "PT6S",
            description =
                    "Between the ten looks at the WAL archive before an in-tree backup, a minute"
                            + " in a cluster: ${DEFAULT-VALUE}.")
    private Duration archiveCheckPause;

    @Option(
            names = "--nodes-max",
            paramLabel = "NUMBER",
            defaultValue = "6",
            description = "How far the node pool grows for pods without room: ${DEFAULT-VALUE}.")
    private int nodesMax;

    @Option(
            names = "--node-grow-after",
            paramLabel = "PT2S",
            defaultValue = "PT2S",
            description = "How long a pod waits until it gets a new node: ${DEFAULT-VALUE}.")
    private Duration nodeGrowAfter;

    @Option(
            names = "--node-shrink-after",
            paramLabel = "PT10M",
            defaultValue = "PT10M",
            description = "How long a node is empty until it is taken away: ${DEFAULT-VALUE}.")
    private Duration nodeShrinkAfter;

    @Option(
            names = "--node-monitor-grace",
            paramLabel = "PT40S",
            defaultValue = "PT40S",
            description =
                    "How long a node is silent until it and its pods are not ready:"
                            + " ${DEFAULT-VALUE}.")
    private Duration nodeMonitorGrace;

    @Option(
            names = "--node-eviction-after",
            paramLabel = "PT5M",
            defaultValue = "PT5M",
            description = "How long after that its pods are deleted: ${DEFAULT-VALUE}.")
    private Duration nodeEvictionAfter;

    @Option(
            names = "--machine-power-time",
            paramLabel = "PT1S",
            defaultValue = "PT1S",
            description = "How long a machine takes to be switched off or on: ${DEFAULT-VALUE}.")
    private Duration machinePowerTime;

    @Option(
            names = "--load-balancer-minute",
            paramLabel = "PT1M",
            defaultValue = "PT1M",
            description =
                    "What a minute of a load balancer's idle timeout takes: ${DEFAULT-VALUE}.")
    private Duration loadBalancerMinute;

    @Option(
            names = "--load-balancer-retry",
            paramLabel = "PT5S",
            defaultValue = "PT5S",
            description =
                    "When a refused load balancer is tried again, for the first time:"
                            + " ${DEFAULT-VALUE}.")
    private Duration loadBalancerRetry;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    Path data() {
        return data.toAbsolutePath().normalize();
    }

    Network network() {
        return network;
    }

    String cnpgVersion() {
        return cnpgVersion;
    }

    Path binaries() {
        return binaries == null
                ? data().resolve("binaries")
                : binaries.toAbsolutePath().normalize();
    }

    Optional<Path> azurite() {
        return Optional.ofNullable(azurite).map(it -> it.toAbsolutePath().normalize());
    }

    Duration propagation() {
        return propagation;
    }

    Duration credentialWriteTime() {
        return credentialWriteTime;
    }

    boolean barmanCloud() {
        return barmanCloud == Presence.PRESENT;
    }

    boolean controllers() {
        return controllers == Presence.PRESENT;
    }

    Duration archiveCheckPause() {
        return archiveCheckPause;
    }

    LoadBalancerSettings loadBalancer() {
        return new LoadBalancerSettings(loadBalancerMinute, loadBalancerRetry);
    }

    /** The pool starts, as the how-to's, with three nodes. */
    PoolLimits nodePool() {
        return new PoolLimits(3, nodesMax, nodeGrowAfter, nodeShrinkAfter);
    }

    NodeLoss nodeLoss() {
        return new NodeLoss(nodeMonitorGrace, nodeEvictionAfter);
    }

    Duration machinePowerTime() {
        return machinePowerTime;
    }

    Duration tokenLifetime() {
        return tokenLifetime;
    }
}
