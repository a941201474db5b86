package dev.pghaven.cli.command;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.VerifyRestore;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pghaven verify CLUSTER}: has a backup restored and compared. */
@Command(
        name = "verify",
        description =
                "Proves that a cluster's backups restore: exit status 0 when verified, 1 when"
                        + " refuted, 5 when inconclusive. Checks of your own: by submit.")
public final class VerifyCommand implements Callable<Integer> {
    @Mixin private Session session;
    @Mixin private Waiting waiting;
    @Mixin private Key key;

    @Parameters(
            paramLabel = "CLUSTER",
            description = "As namespace/name.",
            converter = ClusterParameter.class)
    private ClusterRef cluster;

    @ArgGroup private Target target = new Target();

    /** At most one of them; the present state when none is given. */
    private static final class Target {
        @Option(
                names = "--time",
                paramLabel = "TIME",
                description = "A moment of the recovery window, such as 2026-11-22T04:15:00Z.")
        private Instant time;

        @Option(
                names = "--backup",
                paramLabel = "BACKUP",
                description = "The first state of a backup, such as 20261122T041500.")
        private String backup;

        @Option(names = "--random", description = "A random moment of the recovery window.")
        private boolean random;

        Map<String, Object> data() {
            if (time != null) {
                return Map.of("type", "time", "time", time);
            }
            if (backup != null) {
                return Map.of("type", "backup", "backupId", backup);
            }
            return Map.of("type", random ? "random" : "latest");
        }
    }

    @Override
    public Integer call() {
        var data = Map.of("cluster", cluster, "target", target.data());
        return new Submission(session, waiting.orElse(Waiting.Until.ENDED_SHOWING_STEPS))
                .send(VerifyRestore.class, Json.toNode(data), key.orNew());
    }
}
