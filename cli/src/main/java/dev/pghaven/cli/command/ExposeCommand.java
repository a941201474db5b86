package dev.pghaven.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ExposeCluster;
import dev.pghaven.contracts.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pghaven expose CLUSTER}: opens a way in from outside Kubernetes. */
@Command(
        name = "expose",
        description = "Gives clients outside Kubernetes a way to a cluster, or another one.")
public final class ExposeCommand implements Callable<Integer> {
    @Mixin private Session session;
    @Mixin private Waiting waiting;
    @Mixin private Key key;

    @Parameters(
            paramLabel = "CLUSTER",
            description = "As namespace/name.",
            converter = ClusterParameter.class)
    private ClusterRef cluster;

    @ArgGroup(multiplicity = "1")
    private Where where;

    /** A public address, or one of the virtual network. */
    private static final class Where {
        @ArgGroup(exclusive = false)
        private Public onInternet;

        @ArgGroup(exclusive = false)
        private Internal inside;

        private static final class Public {
            @Option(
                    names = "--public-ip",
                    required = true,
                    paramLabel = "NAME",
                    description = "A public IP that stands already.")
            private String name;

            @Option(
                    names = "--public-ip-resource-group",
                    paramLabel = "GROUP",
                    description = "Where it is; AKS' node resource group when absent.")
            private String resourceGroup;
        }

        private static final class Internal {
            @Option(
                    names = "--internal",
                    required = true,
                    description = "An address of the virtual network instead.")
            private boolean internal;

            @Option(
                    names = "--subnet",
                    paramLabel = "NAME",
                    description = "That it is taken from; the nodes' when absent.")
            private String subnet;
        }
    }

    @Option(
            names = "--dns-label",
            paramLabel = "LABEL",
            description = "The address's name in its region's cloudapp.azure.com.")
    private String dnsLabel;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A further name that leads to the cluster; any number of times.")
    private List<String> hosts = List.of();

    @Option(
            names = "--allow",
            paramLabel = "CIDR",
            description = "Who is let in, such as 203.0.113.0/24; any number of times.")
    private List<String> sourceRanges = List.of();

    @Option(names = "--allow-any", description = "Lets the whole Internet in.")
    private boolean anySource;

    @Override
    public Integer call() {
        var data = Map.of("cluster", cluster, "exposure", exposure());
        return new Submission(session, waiting.orElse(Waiting.Until.ENDED_SHOWING_STEPS))
                .send(ExposeCluster.class, Json.toNode(data), key.orNew());
    }

    private JsonNode exposure() {
        var exposure = new HashMap<String, Object>();
        if (where.onInternet != null) {
            exposure.put("publicIp", publicIp(where.onInternet));
        } else {
            exposure.put("internal", named("subnet", where.inside.subnet));
        }
        exposure.putAll(named("dnsLabel", dnsLabel));
        exposure.put("hosts", hosts);
        exposure.put("sourceRanges", sourceRanges);
        exposure.put("anySource", anySource);
        return Json.toNode(exposure);
    }

    private static Map<String, String> publicIp(Where.Public it) {
        var publicIp = new HashMap<>(named("name", it.name));
        publicIp.putAll(named("resourceGroup", it.resourceGroup));
        return publicIp;
    }

    private static Map<String, String> named(String field, String value) {
        return value == null ? Map.of() : Map.of(field, value);
    }
}
