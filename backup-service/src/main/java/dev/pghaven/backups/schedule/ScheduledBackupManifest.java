package dev.pghaven.backups.schedule;

import dev.pghaven.cnpg.BackupMethod;
import dev.pghaven.cnpg.ClusterName;
import dev.pghaven.cnpg.PluginConfiguration;
import dev.pghaven.cnpg.ScheduledBackup;
import dev.pghaven.contracts.cron.CronNotation;
import dev.pghaven.contracts.spec.BackupSchedule;
import dev.pghaven.kubernetes.OurLabels;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The ScheduledBackup of a schedule. */
final class ScheduledBackupManifest {
    /** Each Backup carries the name as a label's value, which takes 63 characters. */
    static final int LONGEST_NAME = 63;

    /**
     * The Backups of a schedule go with the cluster, not with the schedule: who changes a schedule
     * does not mean to lose the record of what was backed up.
     */
    private static final String OWNER = "cluster";

    private ScheduledBackupManifest() {}

    static ScheduledBackup of(Scheduling it, BackupSchedule schedule) {
        var metadata =
                new ObjectMetaBuilder()
                        .withNamespace(it.cluster().namespace())
                        .withName(it.nameOf(schedule))
                        .withLabels(OurLabels.of(it.cluster()))
                        .build();
        return ScheduledBackup.of(metadata, spec(it, schedule));
    }

    private static ScheduledBackup.Spec spec(Scheduling it, BackupSchedule schedule) {
        var byPlugin =
                switch (it.archive().orElseThrow().method()) {
                    case PLUGIN -> true;
                    case BARMAN_OBJECT_STORE -> false;
                };
        return new ScheduledBackup.Spec(
                schedule.schedule(),
                new ClusterName(it.cluster().name()),
                schedule.immediate(),
                schedule.suspend(),
                OWNER,
                byPlugin ? BackupMethod.PLUGIN : BackupMethod.BARMAN_OBJECT_STORE,
                byPlugin ? PluginConfiguration.barmanCloud() : null,
                null);
    }

    /**
     * Empty while the operator has not looked at it; it tells the next run only after the first.
     */
    static Optional<Instant> nextRun(ScheduledBackup found) {
        return Optional.ofNullable(found.status())
                .filter(it -> it.lastCheckTime() != null)
                .map(it -> nextRun(it, found.spec().schedule()));
    }

    private static Instant nextRun(ScheduledBackup.Status status, String schedule) {
        return status.nextScheduleTime() == null
                ? CronNotation.SIX_FIELDS.nextAfter(schedule, instant(status.lastCheckTime()))
                : instant(status.nextScheduleTime());
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
