package dev.pghaven.sandbox.launcher.chaos;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.client.Asked;
import dev.pghaven.sandbox.launcher.client.Exchange;
import dev.pghaven.sandbox.launcher.client.Stage;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the demo's tour leaves out: a shared account, managed Services, a schedule that goes, and
 * the other ways to break a primary.
 */
record SecondCluster(Stage stage, PrintStream out) {
    private static final ClusterRef CLUSTER = new ClusterRef("chaos", "second");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String PROVISION =
            """
            {"cluster": "chaos/second", "spec": {
              "instances": 3, "storage": {"size": "1Gi"},
              "resources": {"cpu": "1", "memory": "1Gi"},
              "bootstrap": {"database": "appdb", "owner": "app"},
              "workloadIdentity": {
                "identity": {"resourceGroup": "rg-pghaven", "name": "mi-pghaven-workload"},
                "serviceAccountName": "postgres"},
              "placement": {"zones": "preferred", "nodes": "preferred"}}}
            """;

    private static final String SCHEDULE =
            """
            {"cluster": "chaos/second", "schedules": [{"name": "%s", "schedule": "0 30 3 * * *"}]}
            """;

    private static final String EXPOSE =
            """
            {"cluster": "chaos/second", "exposure": {
              "method": "%s", "publicIp": {"name": "pip-pghaven"},
              "sourceRanges": ["203.0.113.0/24"]}}
            """;

    private static final String DRILL =
            """
            {"cluster": "chaos/second", "disruption": "%s", "objectives": {"rto": "PT5M"}}
            """;

    private static final String ONLY = "{\"cluster\": \"chaos/second\"}";

    /**
     * Answers whether each request ended as it should. The cluster is removed while it is exposed,
     * and twice: the first time its namespace is kept, because not all in it may be listed.
     */
    boolean visit() {
        try (var exchange = new Exchange(stage, CLUSTER, out)) {
            return Stream.<Predicate<Exchange>>of(
                            this::provision,
                            it -> schedule(it, "nightly"),
                            it -> schedule(it, "daily"),
                            it -> drill(it, "isolate-primary"),
                            it -> drill(it, "stop-node"),
                            it -> expose(it, "managed-services"),
                            this::conceal,
                            it -> expose(it, "services"),
                            this::remove,
                            this::remove)
                    .map(it -> it.test(exchange))
                    .reduce(true, Boolean::logicalAnd);
        }
    }

    private boolean provision(Exchange exchange) {
        return ask(exchange, "ProvisionCluster", PROVISION, "provisioner", "ClusterProvisioned");
    }

    private boolean drill(Exchange exchange, String disruption) {
        return ask(
                exchange,
                "RunFailoverDrill",
                DRILL.formatted(disruption),
                "failover-service",
                "FailoverDrillCompleted");
    }

    private boolean expose(Exchange exchange, String method) {
        return ask(
                exchange,
                "ExposeCluster",
                EXPOSE.formatted(method),
                "exposure-service",
                "ClusterExposed");
    }

    private boolean conceal(Exchange exchange) {
        return ask(exchange, "ConcealCluster", ONLY, "exposure-service", "ClusterConcealed");
    }

    private boolean remove(Exchange exchange) {
        return ask(exchange, "RemoveCluster", ONLY, "provisioner", "ClusterRemoved");
    }

    private boolean schedule(Exchange exchange, String name) {
        return ask(
                exchange,
                "ScheduleBackups",
                SCHEDULE.formatted(name),
                "backup-service",
                "BackupsScheduled");
    }

    private boolean ask(
            Exchange exchange, String request, String json, String service, String hoped) {
        out.printf("%n%s %s%n", request, CLUSTER);
        var ends =
                Set.of(
                        hoped,
                        "ProvisioningFailed",
                        "BackupSchedulingFailed",
                        "ExposureFailed",
                        "ConcealmentFailed",
                        "FailoverDrillFailed",
                        "RemovalFailed");
        return exchange.ask(new Asked(request, json, service, ends), PATIENCE).is(hoped);
    }
}
