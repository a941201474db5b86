package dev.pghaven.backups.archive.lag;

import java.time.Duration;

/** What is lost if the cluster is lost now and all that remains is the archive. */
public record DataAtRisk(Duration age, long bytes) {
    static final DataAtRisk NONE = new DataAtRisk(Duration.ZERO, 0);
}
