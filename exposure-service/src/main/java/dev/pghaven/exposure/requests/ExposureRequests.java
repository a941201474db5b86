package dev.pghaven.exposure.requests;

import dev.pghaven.contracts.BackUpCluster;
import dev.pghaven.contracts.PromoteInstance;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.contracts.ScheduleBackups;
import dev.pghaven.contracts.ScheduleFailoverDrills;
import dev.pghaven.contracts.ScheduleRestoreChecks;
import dev.pghaven.contracts.VerifyRestore;
import dev.pghaven.exposure.conceal.ConcealCluster;
import dev.pghaven.exposure.conceal.Concealing;
import dev.pghaven.exposure.contract.CheckEndpoints;
import dev.pghaven.exposure.contract.Checking;
import dev.pghaven.exposure.expose.ExposeCluster;
import dev.pghaven.exposure.expose.Exposing;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.quarkus.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which workflow answers which request. */
@ApplicationScoped
class ExposureRequests implements RequestHandler {
    private final ExposeCluster exposeCluster;
    private final ConcealCluster concealCluster;
    private final CheckEndpoints checkEndpoints;

    ExposureRequests(
            ExposeCluster exposeCluster,
            ConcealCluster concealCluster,
            CheckEndpoints checkEndpoints) {
        this.exposeCluster = exposeCluster;
        this.concealCluster = concealCluster;
        this.checkEndpoints = checkEndpoints;
    }

    @Override
    public Set<Class<? extends Request>> types() {
        return Set.of(
                dev.pghaven.contracts.ExposeCluster.class,
                dev.pghaven.contracts.ConcealCluster.class,
                dev.pghaven.contracts.CheckEndpoints.class);
    }

    @Override
    public Optional<Plan<?>> planFor(UUID operation, Request request) {
        return switch (request) {
            case dev.pghaven.contracts.ExposeCluster it ->
                    Optional.of(new Plan<>(exposeCluster, Exposing.of(operation, it)));
            case dev.pghaven.contracts.ConcealCluster it ->
                    Optional.of(new Plan<>(concealCluster, Concealing.of(operation, it)));
            case dev.pghaven.contracts.CheckEndpoints it ->
                    Optional.of(new Plan<>(checkEndpoints, Checking.of(operation, it)));
            case ProvisionCluster _, RemoveCluster _ -> Optional.empty();
            case BackUpCluster _, ScheduleBackups _ -> Optional.empty();
            case VerifyRestore _, ScheduleRestoreChecks _ -> Optional.empty();
            case RunFailoverDrill _, PromoteInstance _, ScheduleFailoverDrills _ ->
                    Optional.empty();
        };
    }
}
