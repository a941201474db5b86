package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.sandbox.launcher.client.LiveCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.time.OffsetDateTime;

/** The how-to's scheduled backup: a quarter past each hour. */
final class ScheduleChapter {
    private static final int MINUTE = 15;

    private final LiveCluster live;
    private final Conversation conversation;
    private final PrintStream out;
    private final Checks checks;

    ScheduleChapter(LiveCluster live, Conversation conversation, PrintStream out, Checks checks) {
        this.live = live;
        this.conversation = conversation;
        this.out = out;
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
        var next = answer.data().at("/schedules/0/next").asText();
        out.printf("         next backup at %s%n", next);
        checks.that(
                "minute of the next backup", MINUTE, () -> OffsetDateTime.parse(next).getMinute());
        checks.that(
                "the schedule that the operator keeps",
                "0 15 * * * *",
                () -> live.keptSchedule("hourly"));
    }
}
