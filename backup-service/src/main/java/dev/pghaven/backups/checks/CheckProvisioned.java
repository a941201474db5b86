package dev.pghaven.backups.checks;

import dev.pghaven.contracts.ClusterProvisioned;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.spec.Backup;
import dev.pghaven.contracts.spec.RestoreChecks;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.quarkus.FactHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Schedules the restore checks of a cluster that was provisioned, as far as its spec asks. */
@ApplicationScoped
class CheckProvisioned implements FactHandler {
    private final ScheduleRestoreChecks scheduleRestoreChecks;

    CheckProvisioned(ScheduleRestoreChecks scheduleRestoreChecks) {
        this.scheduleRestoreChecks = scheduleRestoreChecks;
    }

    @Override
    public String name() {
        return "schedule-restore-checks";
    }

    @Override
    public Set<Class<? extends Fact>> types() {
        return Set.of(ClusterProvisioned.class);
    }

    /** A spec without restore checks leaves those alone that were asked for by themselves. */
    @Override
    public Optional<Plan<?>> planFor(UUID operation, Fact fact) {
        return fact instanceof ClusterProvisioned it
                ? restoreChecksOf(it)
                        .map(checks -> new CheckScheduling(operation, it.cluster(), checks))
                        .map(state -> new Plan<>(scheduleRestoreChecks, state))
                : Optional.empty();
    }

    private static Optional<RestoreChecks> restoreChecksOf(ClusterProvisioned it) {
        return it.spec().backup().filter(Backup::enabled).flatMap(Backup::restoreChecks);
    }
}
