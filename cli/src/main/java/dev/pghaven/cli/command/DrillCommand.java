package dev.pghaven.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.RunFailoverDrill;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pghaven drill CLUSTER}: has the primary broken, and measures what clients see. */
@Command(
        name = "drill",
        description =
                "Breaks a cluster's primary on purpose and measures the outage: exit status 0 when"
                        + " the objectives were kept, 1 when not, 5 when that was not measured.")
public final class DrillCommand implements Callable<Integer> {
    @Mixin private Session session;
    @Mixin private Waiting waiting;
    @Mixin private Key key;

    @Parameters(
            paramLabel = "CLUSTER",
            description = "As namespace/name.",
            converter = ClusterParameter.class)
    private ClusterRef cluster;

    @Option(
            names = "--rto",
            required = true,
            paramLabel = "DURATION",
            description = "How long clients may be without a primary at most, such as PT1M.")
    private Duration rto;

    @Option(
            names = "--rpo",
            paramLabel = "DURATION",
            description = "How far back a loss may reach at most; none when absent.")
    private Duration rpo;

    @Option(
            names = "--disruption",
            paramLabel = "HOW",
            description =
                    "delete-pod, isolate-primary, stop-node or kill-postgres, as far as the service"
                            + " is configured for it; the first when absent.")
    private String disruption;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Commits per second of the client that measures.")
    private Integer rate;

    @Option(names = "--promote-back", description = "Makes the old primary the primary again.")
    private boolean promoteBack;

    @Override
    public Integer call() {
        return new Submission(session, waiting.orElse(Waiting.Until.ENDED_SHOWING_STEPS))
                .send(RunFailoverDrill.class, data(), key.orNew());
    }

    private JsonNode data() {
        var objectives = new HashMap<String, Object>(Map.of("rto", rto));
        if (rpo != null) {
            objectives.put("rpo", rpo);
        }
        var data =
                new HashMap<String, Object>(
                        Map.of(
                                "cluster", cluster,
                                "objectives", objectives,
                                "promoteBack", promoteBack));
        if (disruption != null) {
            data.put("disruption", disruption);
        }
        if (rate != null) {
            data.put("canary", Map.of("rate", rate));
        }
        return Json.toNode(data);
    }
}
