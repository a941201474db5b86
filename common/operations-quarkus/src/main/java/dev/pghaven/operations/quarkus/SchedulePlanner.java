package dev.pghaven.operations.quarkus;

import static java.util.stream.Collectors.joining;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Request;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.schedule.Planner;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Treats what schedules ask for as any other request, where no gate keeps it back. */
@ApplicationScoped
class SchedulePlanner implements Planner {
    private final RequestPlans plans;
    private final List<ScheduleGate> gates;

    SchedulePlanner(RequestPlans plans, @All List<ScheduleGate> gates) {
        this.plans = plans;
        this.gates = List.copyOf(gates);
    }

    @Override
    public Planned planFor(UUID operation, Envelope request, Instant due) {
        return switch (plans.planFor(operation, request)) {
            case RequestPlan.Ready(var read, var plan) -> throughTheGates(read, due, plan);
            case RequestPlan.NotOurs() ->
                    new Planned.Refused("this service does nothing for " + request.type());
            case RequestPlan.Invalid(var violations) ->
                    new Planned.Refused(
                            violations.stream()
                                    .map(it -> it.field() + " " + it.rule())
                                    .collect(joining("; ")));
        };
    }

    private Planned throughTheGates(Request request, Instant due, Plan<?> plan) {
        return gates.stream()
                .flatMap(gate -> gate.forbids(request, due).stream())
                .findFirst()
                .<Planned>map(Planned.Refused::new)
                .orElseGet(() -> new Planned.Accepted(plan));
    }
}
