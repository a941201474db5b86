package dev.pghaven.sandbox.cnpg.plan;

import dev.pghaven.sandbox.cnpg.api.Phase;

/** The next thing to do for a cluster. */
public sealed interface Step {
    /** Nothing is there: make volumes and the job that fills them, by initdb or from a backup. */
    record BootstrapPrimary(String instance) implements Step {}

    /** Make volumes and the job that copies the primary into them. */
    record Join(String instance) implements Step {}

    /** The job has filled the volumes. */
    record AcceptVolumes(String instance) implements Step {}

    /** The volumes are ready and no pod uses them. */
    record StartInstance(String instance) implements Step {}

    /** One instance is too many. */
    record RemoveInstance(String instance) implements Step {}

    /** The primary fails; it has until the failover delay is over. */
    record AwaitPrimary() implements Step {}

    /** The primary is ready, and yet does not answer the operator. */
    record PrimaryUnreachable(String instance) implements Step {}

    /** The primary fails: it is to stop, and nobody is chosen yet. */
    record StartFailover(String from) implements Step {}

    /** The primary's node is being drained, and the others run elsewhere. */
    record LeaveNode(String instance, String node) implements Step {}

    /** The old primary's standbys have all that they will get of it. */
    record ElectPrimary(String from, String to) implements Step {}

    /** The one that was to become the primary fails. */
    record SwitchTarget(String from, String to) implements Step {}

    /** The instances are at it: one stops, another is promoted. */
    record AwaitPrimaryChange() implements Step {}

    /** Something is under way; its end will be seen. */
    record Wait(Phase phase, String reason) implements Step {}

    /** All is as asked. */
    record Settled() implements Step {}
}
