package dev.pghaven.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.contracts.spec.DrillObjectives;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A cluster's primary was broken on purpose, and the cluster is healthy again. What was measured by
 * a process that did not live to say so is absent.
 *
 * @param synchronous whether a commit had to wait for a standby when the primary was broken
 * @param newPrimary the old one where no failover followed; the timeline is the same then, too
 * @param outage as the client saw it
 * @param dataLoss how far back the loss of acknowledged commits reaches: nothing if none was lost
 * @param timeToWritable from the disruption until the first commit on the new primary
 * @param timeToHealthy from the disruption until every instance was ready
 * @param endpoints what the cluster's Services answered meanwhile; none where whoever asked them
 *     did not live to say so
 * @param promotedBack whether the old primary is the primary again
 * @param findings why the drill was not passed, and what else did not come as it was asked for: the
 *     promotion back does not count towards the verdict
 */
public record FailoverDrillCompleted(
        ClusterRef cluster,
        UUID operation,
        Verdict verdict,
        Disruption disruption,
        String oldPrimary,
        String newPrimary,
        int fromTimeline,
        int toTimeline,
        boolean synchronous,
        Optional<Outage> outage,
        Optional<CanaryCommits> commits,
        Optional<Duration> dataLoss,
        Optional<Duration> timeToWritable,
        Optional<Duration> timeToHealthy,
        List<EndpointAnswers> endpoints,
        boolean promotedBack,
        DrillObjectives objectives,
        List<DrillFinding> findings)
        implements ClusterFact {
    public FailoverDrillCompleted {
        endpoints = List.copyOf(endpoints);
        findings = List.copyOf(findings);
    }

    /** What the drill says of the objectives. */
    public enum Verdict {
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("failed")
        FAILED,
        /**
         * Not all was measured, or no failover followed, and what was seen keeps the objectives.
         */
        @JsonProperty("inconclusive")
        INCONCLUSIVE
    }

    /**
     * What one of the cluster's Services answered while the primary changed, to somebody who asked
     * over a new connection each time. Through the read-write Service only the answer of a primary
     * counts, through the others that of any instance.
     *
     * @param service such as {@code orders-ro}
     * @param answered how many questions
     * @param unanswered how many questions
     * @param timedOut how many of the unanswered nobody refused either
     * @param silence the longest time without an answer after the primary was broken: from the
     *     first question in vain until an answer; nothing where there was none
     * @param instances that answered, in the order in which each did so first
     * @param before those of them that answered before the primary was broken
     * @param after those of them that answered since the silence
     */
    public record EndpointAnswers(
            String service,
            long answered,
            long unanswered,
            long timedOut,
            Duration silence,
            List<String> instances,
            List<String> before,
            List<String> after) {
        public EndpointAnswers {
            instances = List.copyOf(instances);
            before = before == null ? List.of() : List.copyOf(before);
            after = after == null ? List.of() : List.copyOf(after);
        }
    }

    /**
     * An objective that was missed, or cannot be judged.
     *
     * @param what the objective, or what was to be measured
     */
    public record DrillFinding(String what, String expected, String found) {}
}
