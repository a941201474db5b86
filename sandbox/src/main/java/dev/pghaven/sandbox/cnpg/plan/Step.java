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

    /** Something is under way; its end will be seen. */
    record Wait(Phase phase, String reason) implements Step {}

    /** All is as asked. */
    record Settled() implements Step {}
}
