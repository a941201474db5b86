package dev.pghaven.sandbox.autoscaler;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Since when what is named here is in a state, as far as anybody looked. */
final class Lasting {
    private final Map<String, Instant> since = new HashMap<>();

    /** Those that were in the state at each look for at least so long; others are forgotten. */
    Collection<String> longerThan(Duration time, Collection<String> now, Instant moment) {
        since.keySet().retainAll(now);
        now.forEach(name -> since.putIfAbsent(name, moment));
        return now.stream().filter(name -> !since.get(name).plus(time).isAfter(moment)).toList();
    }
}
