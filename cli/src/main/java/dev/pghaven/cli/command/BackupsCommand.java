package dev.pghaven.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cli.Exit;
import dev.pghaven.cli.installation.Service;
import dev.pghaven.cli.print.Table;
import dev.pghaven.cli.print.Words;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pghaven backups CLUSTER}: what its archive holds, and what it can be restored to. */
@Command(
        name = "backups",
        description = "Lists a cluster's backups and the times that it can be restored to.")
public final class BackupsCommand implements Callable<Integer> {
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
        var backups = rest.get(Service.BACKUP_SERVICE, path + "/backups");
        var window = rest.get(Service.BACKUP_SERVICE, path + "/recovery-window");
        if (session.json()) {
            session.print(
                    Json.toNode(
                            Map.of(
                                    "archive", backups.path("archive"),
                                    "backups", backups.path("backups"),
                                    "recoveryWindow", window)));
        } else {
            table(backups.path("backups")).print(session.out());
            print(window);
        }
        return Exit.DONE.status();
    }

    private static Table table(JsonNode backups) {
        var table = new Table("BACKUP", "NAME", "STATE", "SIZE", "STARTED", "STOPPED");
        for (var it : backups) {
            table.row(
                    Words.field(it, "backupId"),
                    Words.field(it, "name"),
                    Words.field(it, "state"),
                    Words.bytes(it.path("bytes").asLong()),
                    Words.moment(it, "startedAt"),
                    Words.moment(it, "stoppedAt"));
        }
        return table;
    }

    private void print(JsonNode window) {
        var out = session.out();
        out.println();
        if (window.path("windows").isEmpty()) {
            out.println("Nothing can be restored.");
        }
        for (var it : window.path("windows")) {
            out.printf(
                    "Restorable from %s to %s, timeline %s%n",
                    Words.moment(it, "from"),
                    Words.moment(it, "until"),
                    Words.field(it, "timeline"));
        }
        for (var list : List.of("gaps", "unusable", "problems")) {
            window.path(list).forEach(it -> out.println(list + ": " + it.asText()));
        }
    }
}
