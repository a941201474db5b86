package dev.pghaven.sandbox.cnpg.schedule;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.api.ScheduledBackup;
import dev.pghaven.sandbox.cnpg.events.EventRecorder;
import dev.pghaven.sandbox.cnpg.status.Timestamps;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Optional;

/** Makes the Backups of one schedule as they become due. */
final class ScheduleReconciler {
    private static final Duration WHILE_ONE_RUNS = Duration.ofMinutes(1);

    /** As Go prints a time. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss '+0000 UTC'").withZone(ZoneOffset.UTC);

    private final ScheduleApi api;
    private final ClusterApi clusters;
    private final EventRecorder events;
    private final Clock clock;

    ScheduleReconciler(KubernetesClient client, Clock clock) {
        this.api = new ScheduleApi(client);
        this.clusters = new ClusterApi(client);
        this.events = new EventRecorder(client, "cloudnative-pg-scheduledbackup");
        this.clock = clock;
    }

    /** When to look again; empty for what waits for a change. */
    Optional<Duration> reconcile(ScheduleKey key) {
        var found = api.find(key);
        if (found.isEmpty() || found.get().spec().suspend()) {
            return Optional.empty();
        }
        var schedule = found.get();
        if (api.madeBy(schedule).stream().anyMatch(it -> !it.phase().isDone())) {
            return Optional.of(WHILE_ONE_RUNS);
        }
        return reconcile(schedule, clock.instant());
    }

    private Optional<Duration> reconcile(ScheduledBackup schedule, Instant now) {
        var cron = CronSchedule.parse(schedule.spec().schedule());
        var lastCheck = Optional.ofNullable(schedule.status().lastCheckTime()).map(Instant::parse);
        return switch (NextRun.of(cron, schedule.spec().immediate(), lastCheck, now)) {
            case NextRun.Never() -> neverDue(schedule);
            case NextRun.NotYet(var next) -> until(next, now);
            case NextRun.FirstLook(var next) -> {
                checked(schedule, now, Optional.empty(), Optional.empty());
                tell(schedule, "Scheduled first backup by " + TIME.format(next));
                yield until(next, now);
            }
            case NextRun.AtOnce() -> atOnce(schedule, cron, now);
            case NextRun.Due(var moment) ->
                    run(new ScheduledRun(schedule, moment, false), cron, now);
        };
    }

    private Optional<Duration> neverDue(ScheduledBackup schedule) {
        events.warning(
                ScheduledBackup.KIND,
                schedule.metadata(),
                "NoSchedule",
                "No time satisfying the schedule \"%s\" have been found"
                        .formatted(schedule.spec().schedule()));
        return Optional.empty();
    }

    /** An attempt before this one may have made the Backup, and not come to say so. */
    private Optional<Duration> atOnce(ScheduledBackup schedule, CronSchedule cron, Instant now) {
        var made =
                api.madeBy(schedule).stream()
                        .filter(ScheduleReconciler::isImmediate)
                        .map(it -> Instant.parse(it.metadata().getCreationTimestamp()))
                        .min(Instant::compareTo);
        if (made.isPresent()) {
            return advance(schedule, made.get(), cron, now);
        }
        tell(schedule, "Scheduled immediate backup now: " + TIME.format(now));
        return run(new ScheduledRun(schedule, now, true), cron, now);
    }

    private Optional<Duration> run(ScheduledRun run, CronSchedule cron, Instant now) {
        var schedule = run.schedule();
        var cluster = clusters.cluster(schedule.namespace(), schedule.spec().cluster().name());
        return api.create(schedule, run.backup(cluster))
                ? advance(schedule, run.moment(), cron, now)
                : skip(run, cron, now);
    }

    /** Somebody else's Backup has the name; the next one comes at its time. */
    private Optional<Duration> skip(ScheduledRun run, CronSchedule cron, Instant now) {
        events.warning(
                ScheduledBackup.KIND,
                run.schedule().metadata(),
                "BackupAdoptionRefused",
                "Backup \"%s\" exists but is not owned by this ScheduledBackup; skipping iteration %s"
                        .formatted(run.name(), Timestamps.seconds(run.moment())));
        var next = cron.next(now);
        checked(run.schedule(), now, Optional.empty(), next);
        return next.flatMap(it -> until(it, now));
    }

    private Optional<Duration> advance(
            ScheduledBackup schedule, Instant moment, CronSchedule cron, Instant now) {
        var next = cron.next(now);
        checked(schedule, now, Optional.of(moment), next);
        next.ifPresent(it -> tell(schedule, "Next backup scheduled by " + TIME.format(it)));
        return next.flatMap(it -> until(it, now));
    }

    private void checked(
            ScheduledBackup schedule, Instant now, Optional<Instant> ran, Optional<Instant> next) {
        var fields = new HashMap<String, String>();
        fields.put("lastCheckTime", Timestamps.seconds(now));
        ran.ifPresent(it -> fields.put("lastScheduleTime", Timestamps.seconds(it)));
        next.ifPresent(it -> fields.put("nextScheduleTime", Timestamps.seconds(it)));
        api.patchStatus(schedule, fields);
    }

    private void tell(ScheduledBackup schedule, String message) {
        events.normal(ScheduledBackup.KIND, schedule.metadata(), "BackupSchedule", message);
    }

    private static boolean isImmediate(Backup backup) {
        return "true".equals(backup.metadata().getLabels().get(ScheduledRun.IMMEDIATE));
    }

    private static Optional<Duration> until(Instant next, Instant now) {
        return Optional.of(Duration.between(now, next));
    }
}
