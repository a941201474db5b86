package dev.pghaven.sandbox.launcher.bench.health;

import dev.pghaven.contracts.ClusterRef;

/**
 * What exactly one fact is to be said of.
 *
 * @param timeline of the primary that goes
 */
record Happening(ClusterRef cluster, Kind kind, int timeline) {
    /** By the name of the fact. */
    enum Kind {
        STARTED("FailoverStarted"),
        COMPLETED("FailoverCompleted");

        private final String fact;

        Kind(String fact) {
            this.fact = fact;
        }

        String fact() {
            return fact;
        }
    }
}
