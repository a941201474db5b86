package dev.pghaven.sandbox.cnpg.status;

import dev.pghaven.sandbox.cnpg.plan.Observed;
import dev.pghaven.sandbox.cnpg.plan.Step;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The conditions, with the time of their last change kept while they stay. */
final class Conditions {
    private static final String TRUE = "True";
    private static final String FALSE = "False";

    private final Map<String, Condition> byType = new LinkedHashMap<>();
    private final Instant now;

    private Conditions(List<Condition> known, Instant now) {
        known.forEach(condition -> byType.put(condition.getType(), condition));
        this.now = now;
    }

    static List<Condition> of(Observed observed, Step next, Instant now) {
        var conditions = new Conditions(observed.cluster().status().conditions(), now);
        conditions.initialized(observed);
        conditions.consistentSystemId(observed);
        conditions.ready(next);
        return new ArrayList<>(conditions.byType.values());
    }

    static List<Condition> with(List<Condition> known, Instant now, Consumer<Conditions> changes) {
        var conditions = new Conditions(known, now);
        changes.accept(conditions);
        return new ArrayList<>(conditions.byType.values());
    }

    void set(ConditionChange change) {
        set(change.type(), change.status() ? TRUE : FALSE, change.reason(), change.message());
    }

    private void initialized(Observed observed) {
        if (observed.instances().isEmpty()) {
            set("Initialized", FALSE, "BootstrapPending", "Cluster has not been bootstrapped yet");
        } else {
            set("Initialized", TRUE, "BootstrapCompleted", "Cluster has been bootstrapped");
        }
    }

    private void consistentSystemId(Observed observed) {
        long known =
                observed.reports().values().stream()
                        .map(report -> report.systemId())
                        .distinct()
                        .count();
        if (known == 1) {
            set("ConsistentSystemID", TRUE, "Unique", "A single, unique system ID was found");
        } else if (known > 1) {
            set("ConsistentSystemID", FALSE, "Mismatch", "Multiple system IDs were found");
        } else {
            set("ConsistentSystemID", FALSE, "NotFound", "No instances are present in the cluster");
        }
    }

    private void ready(Step next) {
        if (next instanceof Step.Settled) {
            set("Ready", TRUE, "ClusterIsReady", "Cluster is Ready");
        } else {
            set("Ready", FALSE, "ClusterIsNotReady", "Cluster Is Not Ready");
        }
    }

    private void set(String type, String status, String reason, String message) {
        var known = byType.get(type);
        var since =
                known != null && known.getStatus().equals(status)
                        ? known.getLastTransitionTime()
                        : Timestamps.seconds(now);
        byType.put(
                type,
                new ConditionBuilder()
                        .withType(type)
                        .withStatus(status)
                        .withReason(reason)
                        .withMessage(message)
                        .withLastTransitionTime(since)
                        .build());
    }
}
