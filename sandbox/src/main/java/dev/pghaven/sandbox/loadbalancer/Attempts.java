package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.network.ServiceName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was tried for each Service, so that nothing is done twice and refusals wait their turn. */
final class Attempts {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Duration firstPause;
    private final Map<ServiceName, Attempt> last = new ConcurrentHashMap<>();

    Attempts(Duration firstPause) {
        this.firstPause = firstPause;
    }

    Turn turnOf(Wish wish) {
        var known = last.get(wish.name());
        if (known == null || !known.content().equals(wish.content())) {
            return new Turn.Now();
        }
        if (known.done()) {
            return new Turn.Over();
        }
        long left = known.notBefore() - System.nanoTime();
        return left <= 0 ? new Turn.Now() : new Turn.Later(Duration.ofNanos(left));
    }

    Optional<Wish.Content> lastDone(ServiceName name) {
        return Optional.ofNullable(last.get(name)).filter(Attempt::done).map(Attempt::content);
    }

    void succeeded(Wish wish) {
        last.put(wish.name(), new Attempt(wish.content(), 0, 0, true));
    }

    /** Says how long to wait. */
    Duration refused(Wish wish) {
        var known = last.get(wish.name());
        int refusals =
                known != null && known.content().equals(wish.content()) ? known.refusals() + 1 : 1;
        var pause = pauseAfter(refusals);
        last.put(
                wish.name(),
                new Attempt(wish.content(), refusals, System.nanoTime() + pause.toNanos(), false));
        return pause;
    }

    /** Says whether there had been any. */
    boolean forget(ServiceName name) {
        return last.remove(name) != null;
    }

    private Duration pauseAfter(int refusals) {
        var pause = firstPause;
        for (int i = 1; i < refusals && pause.compareTo(LONGEST) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    private record Attempt(Wish.Content content, int refusals, long notBefore, boolean done) {}
}
