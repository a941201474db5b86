package dev.pghaven.backups.watch;

import dev.pghaven.backups.WatchConfiguration;
import java.time.Duration;

/** The usual configuration, but that an outage shows in moments. */
final class Impatient implements WatchConfiguration {
    @Override
    public Duration interval() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Duration overdue() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Duration tick() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration answersWithin() {
        return Duration.ofSeconds(2);
    }

    @Override
    public int parallelism() {
        return 4;
    }
}
