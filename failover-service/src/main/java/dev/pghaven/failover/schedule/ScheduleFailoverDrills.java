package dev.pghaven.failover.schedule;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.FailoverDrillsScheduled;
import dev.pghaven.contracts.FailoverDrillsSchedulingFailed;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.ScheduledDrill;
import dev.pghaven.failover.Disruptors;
import dev.pghaven.failover.DrillSchedules;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets a cluster's failover be drilled by itself, at the times that are asked for. */
@ApplicationScoped
public class ScheduleFailoverDrills implements Workflow<DrillScheduling> {
    public static final String NAME = "schedule-failover-drills";

    private final Clusters clusters;
    private final Disruptors disruptors;
    private final DrillSchedules schedules;

    ScheduleFailoverDrills(Clusters clusters, Disruptors disruptors, DrillSchedules schedules) {
        this.clusters = clusters;
        this.disruptors = disruptors;
        this.schedules = schedules;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<DrillScheduling> stateType() {
        return DrillScheduling.class;
    }

    @Override
    public Steps<DrillScheduling> steps() {
        return Steps.<DrillScheduling>inOrder()
                .step("check-request", this::checkRequest)
                .step("schedule-failover-drills", this::schedule);
    }

    /** Changes nothing of the cluster; the schedules are replaced as a whole. */
    @Override
    public Access access() {
        return Access.SHARED;
    }

    @Override
    public Optional<Fact> stopped(DrillScheduling it, Stop stop) {
        return Optional.of(
                new FailoverDrillsSchedulingFailed(
                        it.cluster(), stop.operation(), stop.step(), stop.reason()));
    }

    /** What cannot be done today is said today, and not when it is due; none can be had always. */
    private Outcome<DrillScheduling> checkRequest(DrillScheduling it) {
        if (it.asksForNone()) {
            return done(it);
        }
        if (clusters.find(it.cluster()).isEmpty()) {
            return refused("there is no Cluster " + it.cluster());
        }
        var impossible = it.drills().schedules().stream().flatMap(this::notConfigured).toList();
        return impossible.isEmpty() ? done(it) : refused(String.join("; ", impossible));
    }

    private Stream<String> notConfigured(ScheduledDrill drill) {
        var refusal =
                "the disruption %s of schedule %s is not configured"
                        .formatted(Json.toNode(drill.disruption()).asText(), drill.name());
        return disruptors
                .of(drill.disruption())
                .map(it -> it.missing().map(why -> refusal + ": " + why).stream())
                .orElseGet(() -> Stream.of(refusal));
    }

    private Outcome<DrillScheduling> schedule(DrillScheduling it) {
        schedules.replaceFor(it.cluster(), it.schedules(), it.drills().blackouts());
        return done(it, new FailoverDrillsScheduled(it.cluster(), it.operation(), it.drills()));
    }
}
