package dev.pghaven.failover.kubernetes;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ConditionType;
import dev.pghaven.cnpg.Phase;
import dev.pghaven.contracts.Json;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The merge patch of a Cluster's status by which the operator is asked for another primary. It
 * names the version that it is meant for; a list is replaced as a whole, so the other conditions
 * are in it.
 */
final class SwitchoverPatch {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

    private SwitchoverPatch() {}

    static String of(Cluster cluster, String to, Instant now) {
        var message = "Switching over to " + to;
        return Json.write(
                Map.of(
                        "metadata",
                        Map.of("resourceVersion", cluster.metadata().getResourceVersion()),
                        "status",
                        Map.of(
                                "targetPrimary", to,
                                "targetPrimaryTimestamp", MICROSECONDS.format(now),
                                "phase", Phase.SWITCHOVER.text(),
                                "phaseReason", message,
                                "conditions", conditions(cluster, message, now))));
    }

    private static List<Condition> conditions(Cluster cluster, String message, Instant now) {
        var all =
                new ArrayList<>(
                        Optional.ofNullable(cluster.status().conditions()).orElseGet(List::of));
        var before = cluster.status().condition(ConditionType.READY);
        all.removeIf(it -> ConditionType.READY.equals(it.getType()));
        all.add(notReady(before, message, now));
        return all;
    }

    /** The moment of the last change stays where there is none. */
    private static Condition notReady(Optional<Condition> before, String message, Instant now) {
        return new ConditionBuilder()
                .withType(ConditionType.READY)
                .withStatus("False")
                .withReason("ClusterIsNotReady")
                .withMessage(message)
                .withLastTransitionTime(
                        before.filter(it -> "False".equals(it.getStatus()))
                                .map(Condition::getLastTransitionTime)
                                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString()))
                .build();
    }
}
