package dev.pghaven.cli.command;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.PromoteInstance;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pghaven promote CLUSTER INSTANCE}: makes a standby the primary. */
@Command(name = "promote", description = "Makes a standby the primary.")
public final class PromoteCommand implements Callable<Integer> {
    @Mixin private Session session;
    @Mixin private Waiting waiting;
    @Mixin private Key key;

    @Parameters(
            index = "0",
            paramLabel = "CLUSTER",
            description = "As namespace/name.",
            converter = ClusterParameter.class)
    private ClusterRef cluster;

    @Parameters(index = "1", paramLabel = "INSTANCE", description = "Such as orders-2.")
    private String instance;

    @Option(
            names = "--max-lag",
            paramLabel = "SIZE",
            description = "How much WAL it may be behind at most, such as 16Mi.")
    private String maxLag;

    @Override
    public Integer call() {
        var data = new HashMap<String, Object>(Map.of("cluster", cluster, "instance", instance));
        if (maxLag != null) {
            data.put("maxLag", maxLag);
        }
        return new Submission(session, waiting.orElse(Waiting.Until.ENDED_SHOWING_STEPS))
                .send(PromoteInstance.class, Json.toNode(data), key.orNew());
    }
}
