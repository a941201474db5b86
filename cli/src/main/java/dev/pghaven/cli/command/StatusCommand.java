package dev.pghaven.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cli.Exit;
import dev.pghaven.cli.installation.Service;
import dev.pghaven.cli.print.Table;
import dev.pghaven.cli.print.Words;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code pghaven status CLUSTER}: the how-to's table of the instances, and why if it is not well.
 */
@Command(
        name = "status",
        description = "Shows a cluster and its instances; exit status 1 unless it is healthy.")
public final class StatusCommand implements Callable<Integer> {
    /** A cluster that somebody hibernates is as it should be. */
    private static final Set<String> WELL = Set.of("healthy", "resting");

    @Mixin private Session session;

    @Parameters(
            paramLabel = "CLUSTER",
            description = "As namespace/name.",
            converter = ClusterParameter.class)
    private ClusterRef cluster;

    @Override
    public Integer call() {
        var rest = session.rest();
        var path = Routes.path(cluster);
        var health = rest.get(Service.FAILOVER_SERVICE, path + "/health");
        var instances = rest.get(Service.FAILOVER_SERVICE, path + "/instances");
        if (session.json()) {
            session.print(
                    Json.toNode(
                            Map.of("health", health, "instances", instances.path("instances"))));
        } else {
            print(health, instances);
        }
        var well = WELL.contains(health.path("condition").asText());
        return (well ? Exit.DONE : Exit.FAILED).status();
    }

    private void print(JsonNode health, JsonNode instances) {
        var out = session.out();
        out.printf(
                "%s is %s: primary %s, %s of %s instances ready, timeline %s%n",
                cluster,
                Words.field(health, "condition"),
                Words.field(health, "primary"),
                Words.field(health, "readyInstances"),
                Words.field(health, "instances"),
                Words.field(health, "timeline"));
        health.path("reasons").forEach(it -> out.println("  " + it.path("detail").asText()));
        if (instances.hasNonNull("unknown")) {
            out.println("  LSNs are not known: " + instances.path("unknown").asText());
        }
        out.println();
        table(instances.path("instances")).print(out);
    }

    private static Table table(JsonNode instances) {
        var table = new Table("NAME", "LSN", "ROLE", "STATUS", "NODE");
        for (var it : instances) {
            table.row(
                    Words.field(it, "name"),
                    Words.field(it, "lsn"),
                    Words.field(it, "role"),
                    Words.field(it, "status"),
                    Words.field(it, "node"));
        }
        return table;
    }
}
