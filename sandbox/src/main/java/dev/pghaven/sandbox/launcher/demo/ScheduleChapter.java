package dev.pghaven.sandbox.launcher.demo;

import java.io.IOException;
import java.time.OffsetDateTime;

/** The how-to's scheduled backup: a quarter past each hour. */
final class ScheduleChapter {
    private static final int MINUTE = 15;

    private final LiveCluster live;
    private final Conversation conversation;
    private final Checks checks;

    ScheduleChapter(LiveCluster live, Conversation conversation, Checks checks) {
        this.live = live;
        this.conversation = conversation;
        this.checks = checks;
    }

    void tell() throws IOException {
        var answer =
                conversation.ask(
                        "ScheduleBackups",
                        "schedule-backups.json",
                        "backup-service",
                        "BackupsScheduled",
                        "BackupSchedulingFailed");
        checks.that(
                "minute of the next backup, by the fact",
                MINUTE,
                () -> minuteOf(answer.data().at("/schedules/0/next").asText()));
        // The operator says when the next one comes only after the first.
        checks.that(
                "schedule of the ScheduledBackup, which the operator has looked at",
                "0 15 * * * *",
                () -> live.scheduleOnceChecked("hourly"));
    }

    private static int minuteOf(String time) {
        return OffsetDateTime.parse(time).getMinute();
    }
}
