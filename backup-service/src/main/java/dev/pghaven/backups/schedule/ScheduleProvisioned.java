package dev.pghaven.backups.schedule;

import dev.pghaven.contracts.ClusterProvisioned;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.spec.Backup;
import dev.pghaven.contracts.spec.BackupSchedule;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.quarkus.FactHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Schedules the backups of a cluster that was provisioned, as far as its spec asks for it. */
@ApplicationScoped
class ScheduleProvisioned implements FactHandler {
    private final ScheduleBackups scheduleBackups;

    ScheduleProvisioned(ScheduleBackups scheduleBackups) {
        this.scheduleBackups = scheduleBackups;
    }

    @Override
    public String name() {
        return "schedule-backups";
    }

    @Override
    public Set<Class<? extends Fact>> types() {
        return Set.of(ClusterProvisioned.class);
    }

    /** A spec without schedules leaves those alone that were asked for by themselves. */
    @Override
    public Optional<Plan<?>> planFor(UUID operation, Fact fact) {
        return fact instanceof ClusterProvisioned it && !schedulesOf(it).isEmpty()
                ? Optional.of(
                        new Plan<>(
                                scheduleBackups,
                                Scheduling.of(operation, it.cluster(), schedulesOf(it))))
                : Optional.empty();
    }

    private static List<BackupSchedule> schedulesOf(ClusterProvisioned it) {
        return it.spec().backup().filter(Backup::enabled).map(Backup::schedules).orElse(List.of());
    }
}
