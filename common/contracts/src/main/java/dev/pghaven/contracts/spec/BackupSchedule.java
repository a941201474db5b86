package dev.pghaven.contracts.spec;

import java.util.Objects;

/**
 * When base backups are taken by themselves.
 *
 * @param name unique in the cluster; its ScheduledBackup is {@code <cluster>-<name>}
 * @param schedule six fields, seconds first, in UTC: {@code 0 15 * * * *} is a quarter past each
 *     hour
 * @param immediate whether the first one is taken at once
 * @param suspend whether it takes none until it is asked for again
 */
public record BackupSchedule(
        @Required String name, @Required String schedule, Boolean immediate, Boolean suspend) {
    public BackupSchedule {
        immediate = Objects.requireNonNullElse(immediate, false);
        suspend = Objects.requireNonNullElse(suspend, false);
    }
}
