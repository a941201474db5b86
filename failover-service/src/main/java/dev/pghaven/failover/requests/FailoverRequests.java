package dev.pghaven.failover.requests;

import dev.pghaven.contracts.BackUpCluster;
import dev.pghaven.contracts.CheckEndpoints;
import dev.pghaven.contracts.ConcealCluster;
import dev.pghaven.contracts.ExposeCluster;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.ScheduleBackups;
import dev.pghaven.contracts.ScheduleRestoreChecks;
import dev.pghaven.contracts.VerifyRestore;
import dev.pghaven.failover.drill.Drill;
import dev.pghaven.failover.drill.RunFailoverDrill;
import dev.pghaven.failover.promote.PromoteInstance;
import dev.pghaven.failover.promote.Promoting;
import dev.pghaven.failover.schedule.DrillScheduling;
import dev.pghaven.failover.schedule.ScheduleFailoverDrills;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.quarkus.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which workflow answers which request. */
@ApplicationScoped
class FailoverRequests implements RequestHandler {
    private final PromoteInstance promoteInstance;
    private final RunFailoverDrill runFailoverDrill;
    private final ScheduleFailoverDrills scheduleFailoverDrills;

    FailoverRequests(
            PromoteInstance promoteInstance,
            RunFailoverDrill runFailoverDrill,
            ScheduleFailoverDrills scheduleFailoverDrills) {
        this.promoteInstance = promoteInstance;
        this.runFailoverDrill = runFailoverDrill;
        this.scheduleFailoverDrills = scheduleFailoverDrills;
    }

    @Override
    public Set<Class<? extends Request>> types() {
        return Set.of(
                dev.pghaven.contracts.PromoteInstance.class,
                dev.pghaven.contracts.RunFailoverDrill.class,
                dev.pghaven.contracts.ScheduleFailoverDrills.class);
    }

    @Override
    public Optional<Plan<?>> planFor(UUID operation, Request request) {
        return switch (request) {
            case dev.pghaven.contracts.PromoteInstance it ->
                    Optional.of(new Plan<>(promoteInstance, Promoting.of(operation, it)));
            case dev.pghaven.contracts.RunFailoverDrill it ->
                    Optional.of(new Plan<>(runFailoverDrill, Drill.of(operation, it)));
            case dev.pghaven.contracts.ScheduleFailoverDrills it ->
                    Optional.of(
                            new Plan<>(scheduleFailoverDrills, DrillScheduling.of(operation, it)));
            case ProvisionCluster _, RemoveCluster _ -> Optional.empty();
            case BackUpCluster _, ScheduleBackups _, VerifyRestore _, ScheduleRestoreChecks _ ->
                    Optional.empty();
            case ExposeCluster _, ConcealCluster _, CheckEndpoints _ -> Optional.empty();
        };
    }
}
