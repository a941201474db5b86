package dev.pghaven.operations.watch;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins the looks that are due, each on a thread of its own, so that none waits for another. */
public final class Lookout<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

    private final String name;
    private final IntFunction<List<T>> claim;
    private final Function<T, ClusterRef> cluster;
    private final Consumer<T> look;
    private final Semaphore free;
    private volatile String away = "";
    private volatile boolean moreMayBeDue;

    /**
     * @param name of the watch, as people read it
     * @param claim takes so many of those that are due at most
     */
    public Lookout(
            String name,
            int parallelism,
            IntFunction<List<T>> claim,
            Function<T, ClusterRef> cluster,
            Consumer<T> look) {
        this.name = name;
        this.claim = claim;
        this.cluster = cluster;
        this.look = look;
        this.free = new Semaphore(parallelism);
    }

    /**
     * As many as there are places for; returns at once. Where more may be due than there were
     * places for, the next begins as soon as a place is free.
     */
    public void begin() {
        var places = free.drainPermits();
        if (places > 0) {
            begin(places);
        }
    }

    private void begin(int places) {
        var taken = 0;
        try {
            var due = claim.apply(places);
            moreMayBeDue = due.size() == places;
            for (var it : due) {
                taken++;
                Thread.ofVirtual().name(name + " " + cluster.apply(it)).start(() -> look(it));
            }
            away = "";
        } catch (RuntimeException e) {
            waits(e);
        } finally {
            free.release(places - taken);
        }
    }

    private void look(T it) {
        try {
            look.accept(it);
        } catch (RuntimeException e) {
            LOG.warn("a look of the {} at {} led to nothing", name, cluster.apply(it), e);
        } finally {
            free.release();
            if (moreMayBeDue) {
                begin();
            }
        }
    }

    /** It is tried again every time; that the watch waits, and why, is said once. */
    private void waits(RuntimeException e) {
        if (!away.equals(String.valueOf(e.getMessage()))) {
            LOG.warn("the {} waits: {}", name, e.getMessage());
            away = String.valueOf(e.getMessage());
        }
    }
}
