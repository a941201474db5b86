package dev.pghaven.backups.verify;

import static java.util.stream.Collectors.toSet;

import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What looks broken in an archive, and for how long already. Retention removes a backup one file
 * after another, its {@code backup.info} last, and WAL while it is being listed: only what a later
 * look still shows is held against a backup.
 */
@ApplicationScoped
class Doubts {
    private static final String DOUBT = "doubt: ";

    private final Pace pace;
    private final VerificationConfiguration config;

    Doubts(Pace pace, VerificationConfiguration config) {
        this.pace = pace;
        this.config = config;
    }

    /**
     * What of it counts.
     *
     * @param lasting what has been seen for long enough
     * @param nextLook until the first of the rest will have been
     */
    record Weighed(List<Finding> lasting, Duration nextLook) {}

    /** What is no longer seen is forgotten. */
    Weighed weigh(UUID operation, List<Finding> seen) {
        forgetAllBut(seen.stream().map(Doubts::nameOf).collect(toSet()), operation);
        var lasting = new ArrayList<Finding>();
        var nextLook = config.confirmedAfter();
        for (var doubt : seen) {
            var left = config.confirmedAfter().minus(pace.waited(operation, nameOf(doubt)));
            if (!left.isPositive()) {
                lasting.add(doubt);
            } else if (left.compareTo(nextLook) < 0) {
                nextLook = left;
            }
        }
        return new Weighed(lasting, nextLook);
    }

    void forget(UUID operation) {
        forgetAllBut(Set.of(), operation);
    }

    private void forgetAllBut(Set<String> names, UUID operation) {
        pace.forget(operation, what -> what.startsWith(DOUBT) && !names.contains(what));
    }

    /** What is found there may become worse meanwhile. */
    private static String nameOf(Finding doubt) {
        return DOUBT + doubt.what();
    }
}
