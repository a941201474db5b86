package dev.pghaven.failover.health;

import dev.pghaven.failover.health.HealthRecords.Recorded;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A cluster in the hands of the replica that tells: its looks wait here, and one after the other is
 * judged. Only whoever has taken the turn touches what is recorded.
 */
final class WatchedCluster {
    /** While the store is away; who began long ago shows in what is different now. */
    private static final int MOST_WAITING = 64;

    private final Deque<Turn> waiting = new ArrayDeque<>();
    private long newest;
    private boolean taken;
    private volatile Recorded recorded;
    private volatile Optional<Instant> reconsider = Optional.empty();

    WatchedCluster(Recorded recorded) {
        this.recorded = recorded;
    }

    /** True if nobody has the turn, which the caller has from now on. */
    synchronized boolean add(Look look) {
        if (look.number() > newest) {
            newest = look.number();
            add(new Turn.Judge(look));
        }
        return take();
    }

    /** The same, for a look that was judged before and may mean something else by now. */
    synchronized boolean addAgain(Look look) {
        reconsider = Optional.empty();
        if (waiting.isEmpty() && look.number() >= newest) {
            add(new Turn.Judge(look));
        }
        return take();
    }

    /** The same, for a Cluster that is gone. */
    synchronized boolean leave() {
        waiting.clear();
        add(new Turn.Forget());
        return take();
    }

    /** What is to be done; if it is nothing, the turn is over. */
    synchronized Turn next() {
        taken = !waiting.isEmpty();
        return taken ? waiting.getFirst() : new Turn.Over();
    }

    synchronized void done(Turn turn) {
        waiting.remove(turn);
    }

    Recorded recorded() {
        return recorded;
    }

    void record(Recorded now, Optional<Instant> due) {
        recorded = now;
        reconsider = due;
    }

    boolean isDue(Instant now) {
        return reconsider.filter(it -> !it.isAfter(now)).isPresent();
    }

    private void add(Turn turn) {
        if (waiting.size() == MOST_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(turn);
    }

    private boolean take() {
        var free = !taken && !waiting.isEmpty();
        taken = taken || free;
        return free;
    }
}
