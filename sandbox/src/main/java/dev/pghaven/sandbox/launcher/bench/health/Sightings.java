package dev.pghaven.sandbox.launcher.bench.health;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** When each happening was written, seen and told: all by the monotonic clock of this process. */
final class Sightings {
    private final ConcurrentMap<Happening, Long> written = new ConcurrentHashMap<>();
    private final ConcurrentMap<Happening, Long> answered = new ConcurrentHashMap<>();
    private final ConcurrentMap<Happening, Long> watched = new ConcurrentHashMap<>();
    private final ConcurrentMap<Happening, Long> told = new ConcurrentHashMap<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger redelivered = new AtomicInteger();
    private final Set<Happening> repeated = ConcurrentHashMap.newKeySet();

    /** It is about to be asked for. */
    void writes(Happening it) {
        written.put(it, System.nanoTime());
    }

    /** The API server has answered that it is done. */
    void isWritten(Happening it) {
        answered.put(it, System.nanoTime());
    }

    /** A watch shows a state more than once. */
    void isWatched(Happening it, long at) {
        watched.putIfAbsent(it, at);
    }

    /**
     * A fact is readable. The same one may be delivered twice, which is no harm; another one of the
     * same happening is a repetition.
     */
    void isTold(Happening it, String factId, long at) {
        if (!ids.add(factId)) {
            redelivered.incrementAndGet();
        } else if (told.putIfAbsent(it, at) != null) {
            repeated.add(it);
        }
    }

    /** How many of them no fact has told yet, or the bare watch has not seen. */
    long missing(Collection<Happening> all) {
        return all.stream().filter(it -> !told.containsKey(it) || !watched.containsKey(it)).count();
    }

    /** How many of them no fact has told yet. */
    long untold(Collection<Happening> all) {
        return all.stream().filter(it -> !told.containsKey(it)).count();
    }

    /** What was told twice. */
    Set<Happening> repeated() {
        return Set.copyOf(repeated);
    }

    /** What was told though nobody had written it. */
    Set<Happening> invented() {
        return told.keySet().stream()
                .filter(it -> !written.containsKey(it))
                .collect(Collectors.toSet());
    }

    int redelivered() {
        return redelivered.get();
    }

    /** From asking for the change until the API server had answered. */
    Percentiles writing(Collection<Happening> all) {
        return between(written, answered, all);
    }

    /** From asking for the change until the bare watch had it. */
    Percentiles watching(Collection<Happening> all) {
        return between(written, watched, all);
    }

    /** From asking for the change until its fact was readable. */
    Percentiles telling(Collection<Happening> all) {
        return between(written, told, all);
    }

    /** From the bare watch's having a change until its fact was readable. */
    Percentiles tellingAfterWatch(Collection<Happening> all) {
        return between(watched, told, all);
    }

    /** The last of them. */
    long lastTold(Collection<Happening> all) {
        return all.stream().mapToLong(told::get).max().orElseThrow();
    }

    private static Percentiles between(
            Map<Happening, Long> begin, Map<Happening, Long> end, Collection<Happening> all) {
        return Percentiles.ofNanos(all.stream().map(it -> end.get(it) - begin.get(it)).toList());
    }
}
