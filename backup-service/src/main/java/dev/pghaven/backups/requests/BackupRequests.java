package dev.pghaven.backups.requests;

import dev.pghaven.backups.backup.BackUpCluster;
import dev.pghaven.backups.backup.BackingUp;
import dev.pghaven.backups.checks.CheckScheduling;
import dev.pghaven.backups.checks.ScheduleRestoreChecks;
import dev.pghaven.backups.schedule.ScheduleBackups;
import dev.pghaven.backups.schedule.Scheduling;
import dev.pghaven.backups.verify.VerifyRestore;
import dev.pghaven.backups.verify.Verifying;
import dev.pghaven.contracts.CheckEndpoints;
import dev.pghaven.contracts.ConcealCluster;
import dev.pghaven.contracts.ExposeCluster;
import dev.pghaven.contracts.PromoteInstance;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.contracts.ScheduleFailoverDrills;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.quarkus.RequestHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which workflow answers which request. */
@ApplicationScoped
class BackupRequests implements RequestHandler {
    private final BackUpCluster backUpCluster;
    private final ScheduleBackups scheduleBackups;
    private final VerifyRestore verifyRestore;
    private final ScheduleRestoreChecks scheduleRestoreChecks;

    BackupRequests(
            BackUpCluster backUpCluster,
            ScheduleBackups scheduleBackups,
            VerifyRestore verifyRestore,
            ScheduleRestoreChecks scheduleRestoreChecks) {
        this.backUpCluster = backUpCluster;
        this.scheduleBackups = scheduleBackups;
        this.verifyRestore = verifyRestore;
        this.scheduleRestoreChecks = scheduleRestoreChecks;
    }

    @Override
    public Set<Class<? extends Request>> types() {
        return Set.of(
                dev.pghaven.contracts.BackUpCluster.class,
                dev.pghaven.contracts.ScheduleBackups.class,
                dev.pghaven.contracts.VerifyRestore.class,
                dev.pghaven.contracts.ScheduleRestoreChecks.class);
    }

    @Override
    public Optional<Plan<?>> planFor(UUID operation, Request request) {
        return switch (request) {
            case dev.pghaven.contracts.BackUpCluster it ->
                    Optional.of(new Plan<>(backUpCluster, BackingUp.of(operation, it)));
            case dev.pghaven.contracts.ScheduleBackups it ->
                    Optional.of(new Plan<>(scheduleBackups, Scheduling.of(operation, it)));
            case dev.pghaven.contracts.VerifyRestore it ->
                    Optional.of(new Plan<>(verifyRestore, Verifying.of(operation, it)));
            case dev.pghaven.contracts.ScheduleRestoreChecks it ->
                    Optional.of(
                            new Plan<>(scheduleRestoreChecks, CheckScheduling.of(operation, it)));
            case ProvisionCluster _, RemoveCluster _ -> Optional.empty();
            case ExposeCluster _, ConcealCluster _, CheckEndpoints _ -> Optional.empty();
            case RunFailoverDrill _, PromoteInstance _, ScheduleFailoverDrills _ ->
                    Optional.empty();
        };
    }
}
