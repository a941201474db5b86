package dev.pghaven.sandbox.launcher.bench.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pghaven.sandbox.launcher.bench.Load;

/** All that was measured with one number of clusters. */
record SizeReport(
        int clusters, int pods, FirstSync firstSync, Heap heap, LoadReport load, Resync resync) {

    /**
     * The first start with these clusters; seconds from the process's start.
     *
     * @param untilReady until it says that it is
     * @param untilRead until all is read
     * @param untilRecorded until what is known of each cluster is in the store
     */
    record FirstSync(double untilReady, double untilRead, double untilRecorded, int recorded) {}

    /** Bytes of the service's heap that live: after a collection of all of it. */
    record Heap(long beforeLoad, long afterLoad) {}

    /**
     * While statuses changed.
     *
     * @param rate changes in a second, as it came to be
     * @param write from asking for a change until the API server's answer
     * @param watch from asking for a change until the bare watch had it
     * @param fact from asking for a change until its fact was read from Kafka
     * @param factAfterWatch from the bare watch's having it until its fact was read
     * @param redelivered the same facts that came again, which consumers drop
     * @param otherFacts such as degradations
     * @param paused seconds that the service's collector stopped it
     * @param serviceProcessors processors that the service used
     * @param sandboxProcessors processors that API server, Kafka and the rest of the sandbox used
     */
    record LoadReport(
            int changes,
            double rate,
            Percentiles write,
            Percentiles watch,
            Percentiles fact,
            Percentiles factAfterWatch,
            int redelivered,
            int otherFacts,
            double paused,
            double serviceProcessors,
            double sandboxProcessors,
            Load machine) {

        /** What the fact takes longer than the bare watch, at the 99th percentile of each. */
        @JsonProperty
        double overWatch() {
            return fact.p99() - watch.p99();
        }
    }

    /**
     * After {@code kill -9}; seconds from the new process's start.
     *
     * @param missed failovers that nobody saw, because they were while it was dead
     * @param dead seconds from its death until the new process's start
     * @param untilTells until it has the lease that the dead one had
     * @param untilTold until all was told that was missed
     */
    record Resync(
            int missed,
            double dead,
            double untilReady,
            double untilRead,
            double untilTells,
            double untilTold) {}
}
