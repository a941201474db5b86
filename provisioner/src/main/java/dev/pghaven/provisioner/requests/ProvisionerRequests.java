package dev.pghaven.provisioner.requests;

import dev.pghaven.contracts.BackUpCluster;
import dev.pghaven.contracts.CheckEndpoints;
import dev.pghaven.contracts.ConcealCluster;
import dev.pghaven.contracts.ExposeCluster;
import dev.pghaven.contracts.PromoteInstance;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.contracts.ScheduleBackups;
import dev.pghaven.contracts.ScheduleFailoverDrills;
import dev.pghaven.contracts.ScheduleRestoreChecks;
import dev.pghaven.contracts.VerifyRestore;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.quarkus.RequestHandler;
import dev.pghaven.provisioner.provision.ProvisionCluster;
import dev.pghaven.provisioner.provision.Provisioning;
import dev.pghaven.provisioner.remove.Removal;
import dev.pghaven.provisioner.remove.RemoveCluster;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The requests that the provisioner answers, and the workflows that do it. */
@ApplicationScoped
class ProvisionerRequests implements RequestHandler {
    private final ProvisionCluster provisionCluster;
    private final RemoveCluster removeCluster;

    ProvisionerRequests(ProvisionCluster provisionCluster, RemoveCluster removeCluster) {
        this.provisionCluster = provisionCluster;
        this.removeCluster = removeCluster;
    }

    @Override
    public Set<Class<? extends Request>> types() {
        return Set.of(
                dev.pghaven.contracts.ProvisionCluster.class,
                dev.pghaven.contracts.RemoveCluster.class);
    }

    @Override
    public Optional<Plan<?>> planFor(UUID operation, Request request) {
        return switch (request) {
            case dev.pghaven.contracts.ProvisionCluster it ->
                    Optional.of(new Plan<>(provisionCluster, Provisioning.of(operation, it)));
            case dev.pghaven.contracts.RemoveCluster it ->
                    Optional.of(new Plan<>(removeCluster, Removal.of(operation, it)));
            case BackUpCluster _, ScheduleBackups _, VerifyRestore _, ScheduleRestoreChecks _ ->
                    Optional.empty();
            case ExposeCluster _, ConcealCluster _, CheckEndpoints _ -> Optional.empty();
            case RunFailoverDrill _, PromoteInstance _, ScheduleFailoverDrills _ ->
                    Optional.empty();
        };
    }
}
