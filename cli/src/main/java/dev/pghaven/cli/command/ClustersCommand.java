package dev.pghaven.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cli.Exit;
import dev.pghaven.cli.installation.Service;
import dev.pghaven.cli.print.Table;
import dev.pghaven.cli.print.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pghaven clusters}: all of them, and how they are. */
@Command(name = "clusters", description = "Lists the clusters and how they are.")
public final class ClustersCommand implements Callable<Integer> {
    @Mixin private Session session;

    @Option(names = "--namespace", paramLabel = "NAMESPACE", description = "Only those in it.")
    private String namespace;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description =
                    "Only those that are forming, healthy, unsettled, failing-over, degraded,"
                            + " resting or leaving.")
    private String state;

    @Override
    public Integer call() {
        var fleet = session.rest().get(Service.FAILOVER_SERVICE, "/clusters" + query());
        if (session.json()) {
            session.print(fleet);
        } else {
            table(fleet.path("clusters")).print(session.out());
        }
        return Exit.DONE.status();
    }

    private String query() {
        var wanted =
                Stream.of(parameter("namespace", namespace), parameter("state", state))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("&"));
        return wanted.isEmpty() ? "" : "?" + wanted;
    }

    private static Optional<String> parameter(String name, String value) {
        return Optional.ofNullable(value)
                .map(it -> name + "=" + URLEncoder.encode(it, StandardCharsets.UTF_8));
    }

    private static Table table(JsonNode clusters) {
        var table = new Table("CLUSTER", "STATE", "PRIMARY", "READY", "TIMELINE", "SINCE");
        for (var it : clusters) {
            table.row(
                    Words.field(it, "cluster"),
                    Words.field(it, "condition"),
                    Words.field(it, "primary"),
                    Words.field(it, "readyInstances") + "/" + Words.field(it, "instances"),
                    Words.field(it, "timeline"),
                    Words.moment(it, "since"));
        }
        return table;
    }
}
