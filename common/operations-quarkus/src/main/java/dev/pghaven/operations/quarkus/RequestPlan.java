package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Violation;
import dev.pghaven.operations.Plan;
import java.util.List;

/** What this service would do for a request. */
sealed interface RequestPlan {
    /** An operation on a cluster. */
    record Ready(ClusterRef cluster, Plan<?> plan) implements RequestPlan {}

    /** Nothing: it breaks rules. */
    record Invalid(List<Violation> violations) implements RequestPlan {}

    /** Nothing: another service handles it. */
    record NotOurs() implements RequestPlan {}
}
