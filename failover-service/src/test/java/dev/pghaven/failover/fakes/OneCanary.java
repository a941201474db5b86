package dev.pghaven.failover.fakes;

import dev.pghaven.contracts.CanaryCommits;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.FailoverDrillCompleted.EndpointAnswers;
import dev.pghaven.contracts.Outage;
import dev.pghaven.failover.canary.Canaries;
import dev.pghaven.failover.canary.CanaryReport;
import dev.pghaven.postgres.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A canary that always sees the same, and can die with its process. */
public final class OneCanary implements Canaries {
    public static final Outage OUTAGE =
            new Outage(
                    Instant.EPOCH,
                    Instant.EPOCH.plusSeconds(2),
                    Duration.ofSeconds(2),
                    1,
                    Duration.ofMillis(50));
    public static final CanaryCommits COMMITS = new CanaryCommits(120, 0, 1);
    public static final List<EndpointAnswers> ENDPOINTS =
            List.of(
                    new EndpointAnswers(
                            "orders-ro",
                            90,
                            0,
                            0,
                            Duration.ZERO,
                            List.of("orders-2", "orders-3"),
                            List.of("orders-2", "orders-3"),
                            List.of("orders-3")));
    public static final Duration TOOK = Duration.ofSeconds(9);

    private Duration dataLoss = Duration.ZERO;
    private boolean alive;
    private boolean waits;
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
        return alive ? Optional.of(!waits) : Optional.empty();
    }

    @Override
    public Answer<Optional<CanaryReport>> end(UUID operation) {
        return new Answer.Given<>(
                alive && marked
                        ? Optional.of(
                                new CanaryReport(
                                        OUTAGE,
                                        COMMITS,
                                        dataLoss,
                                        OUTAGE.lasted(),
                                        TOOK,
                                        ENDPOINTS))
                        : Optional.empty());
    }

    @Override
    public Answer<Boolean> remove(UUID operation, ClusterRef cluster, String database) {
        alive = false;
        table = false;
        return new Answer.Given<>(true);
    }

    @Override
    public void letGo(UUID operation) {
        diesWithItsProcess();
    }

    public void diesWithItsProcess() {
        alive = false;
        marked = false;
    }

    /** Nothing is acknowledged until it is said otherwise. */
    public void waits(boolean now) {
        waits = now;
    }

    public void losesCommitsOf(Duration time) {
        dataLoss = time;
    }

    public boolean leftATable() {
        return table;
    }
}
