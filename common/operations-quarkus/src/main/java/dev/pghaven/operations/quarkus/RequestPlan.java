package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Violation;
import dev.pghaven.operations.Plan;
import java.util.List;

/** What this service would do for a request. */
sealed interface RequestPlan {
    /** An operation on the request's cluster. */
    record Ready(Request request, Plan<?> plan) implements RequestPlan {}

    /** Nothing: it breaks rules. */
    record Invalid(List<Violation> violations) implements RequestPlan {}

    /** Nothing: another service handles it. */
    record NotOurs() implements RequestPlan {}
}
