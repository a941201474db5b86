package dev.pghaven.failover.promote;

import dev.pghaven.contracts.CanaryCommits;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Outage;
import dev.pghaven.failover.canary.Canaries;
import dev.pghaven.failover.canary.CanaryReport;
import dev.pghaven.postgres.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A canary that always sees the same, and can die with its process. */
final class OneCanary implements Canaries {
    static final Outage OUTAGE =
            new Outage(
                    Instant.EPOCH,
                    Instant.EPOCH.plusSeconds(2),
                    Duration.ofSeconds(2),
                    1,
                    Duration.ofMillis(50));
    static final CanaryCommits COMMITS = new CanaryCommits(120, 0, 1);
    static final Duration TOOK = Duration.ofSeconds(9);

    private boolean alive;
    private boolean marked;
    private boolean table;

    @Override
    public Answer<Boolean> begin(UUID operation, ClusterRef cluster, String database, int rate) {
        var wrote = alive;
        alive = true;
        table = true;
        return new Answer.Given<>(wrote);
    }

    @Override
    public boolean mark(UUID operation) {
        marked = alive;
        return alive;
    }

    @Override
    public Optional<Boolean> writes(UUID operation) {
        return alive ? Optional.of(true) : Optional.empty();
    }

    @Override
    public Answer<Optional<CanaryReport>> end(UUID operation) {
        return new Answer.Given<>(
                alive && marked
                        ? Optional.of(
                                new CanaryReport(
                                        OUTAGE, COMMITS, Duration.ZERO, Duration.ZERO, TOOK))
                        : Optional.empty());
    }

    @Override
    public Answer<Boolean> remove(UUID operation, ClusterRef cluster, String database) {
        alive = false;
        table = false;
        return new Answer.Given<>(true);
    }

    void diesWithItsProcess() {
        alive = false;
        marked = false;
    }

    boolean leftATable() {
        return table;
    }
}
