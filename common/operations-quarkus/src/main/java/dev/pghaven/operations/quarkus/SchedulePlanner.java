package dev.pghaven.operations.quarkus;

import static java.util.stream.Collectors.joining;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.operations.schedule.Planner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Treats what schedules ask for as any other request. */
@ApplicationScoped
class SchedulePlanner implements Planner {
    private final RequestPlans plans;

    SchedulePlanner(RequestPlans plans) {
        this.plans = plans;
    }

    @Override
    public Planned planFor(UUID operation, Envelope request) {
        return switch (plans.planFor(operation, request)) {
            case RequestPlan.Ready(_, var plan) -> new Planned.Accepted(plan);
            case RequestPlan.NotOurs() ->
                    new Planned.Refused("this service does nothing for " + request.type());
            case RequestPlan.Invalid(var violations) ->
                    new Planned.Refused(
                            violations.stream()
                                    .map(it -> it.field() + " " + it.rule())
                                    .collect(joining("; ")));
        };
    }
}
