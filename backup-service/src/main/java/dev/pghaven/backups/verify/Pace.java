package dev.pghaven.backups.verify;

import dev.pghaven.backups.BackupsConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * How long a verification waits until it looks at the world again: the longer it has waited, the
 * longer. So looking late adds a hundredth to what is waited for, and a wait of hours is no burden
 * on those who are asked.
 */
@ApplicationScoped
class Pace {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final int PART = 100;

    private final Map<Wait, Long> begun = new ConcurrentHashMap<>();
    private final Duration longest;
    private final LongSupplier nanos;

    /** Something that an operation waits for. */
    private record Wait(UUID operation, String what) {}

    @Inject
    Pace(BackupsConfiguration config) {
        this(config.pollInterval(), System::nanoTime);
    }

    Pace(Duration longest, LongSupplier nanos) {
        this.longest = longest;
        this.nanos = nanos;
    }

    Duration nextLook(UUID operation, String what) {
        return atMostLongest(waited(operation, what).dividedBy(PART));
    }

    /** Another process than the one that began to wait begins anew. */
    Duration waited(UUID operation, String what) {
        var now = nanos.getAsLong();
        return Duration.ofNanos(now - begun.computeIfAbsent(new Wait(operation, what), _ -> now));
    }

    private Duration atMostLongest(Duration part) {
        var next = part.compareTo(SHORTEST) < 0 ? SHORTEST : part;
        return next.compareTo(longest) < 0 ? next : longest;
    }

    /** Whatever it waited for. */
    void forget(UUID operation) {
        forget(operation, _ -> true);
    }

    void forget(UUID operation, Predicate<String> what) {
        begun.keySet().removeIf(it -> it.operation().equals(operation) && what.test(it.what()));
    }
}
