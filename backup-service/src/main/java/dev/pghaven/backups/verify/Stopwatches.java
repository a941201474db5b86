package dev.pghaven.backups.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Durations by this process's monotonic clock; what another process began, none can tell. */
@ApplicationScoped
class Stopwatches {
    private final Map<UUID, Long> begun = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    Stopwatches() {
        this(System::nanoTime);
    }

    Stopwatches(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A second begin changes nothing: the first try may have had its effect. */
    void begin(UUID operation) {
        begun.putIfAbsent(operation, nanos.getAsLong());
    }

    Optional<Duration> elapsed(UUID operation) {
        return Optional.ofNullable(begun.get(operation))
                .map(it -> Duration.ofNanos(nanos.getAsLong() - it));
    }

    void forget(UUID operation) {
        begun.remove(operation);
    }
}
