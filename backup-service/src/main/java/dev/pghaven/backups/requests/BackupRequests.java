package dev.pghaven.backups.requests;

import dev.pghaven.backups.backup.BackUpCluster;
import dev.pghaven.backups.backup.BackingUp;
import dev.pghaven.backups.schedule.ScheduleBackups;
import dev.pghaven.backups.schedule.Scheduling;
import dev.pghaven.backups.verify.VerifyRestore;
import dev.pghaven.backups.verify.Verifying;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.ScheduleRestoreChecks;
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

    BackupRequests(
            BackUpCluster backUpCluster,
            ScheduleBackups scheduleBackups,
            VerifyRestore verifyRestore) {
        this.backUpCluster = backUpCluster;
        this.scheduleBackups = scheduleBackups;
        this.verifyRestore = verifyRestore;
    }

    @Override
    public Set<Class<? extends Request>> types() {
        return Set.of(
                dev.pghaven.contracts.BackUpCluster.class,
                dev.pghaven.contracts.ScheduleBackups.class,
                dev.pghaven.contracts.VerifyRestore.class);
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
            case ScheduleRestoreChecks _ -> Optional.empty();
            case ProvisionCluster _, RemoveCluster _ -> Optional.empty();
        };
    }
}
