package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.contracts.spec.DrillCanary;
import dev.pghaven.contracts.spec.DrillObjectives;
import dev.pghaven.contracts.spec.Required;
import java.util.Objects;

/**
 * Asks to break a cluster's primary on purpose and to measure what clients see of it. Answered by
 * {@link FailoverDrillCompleted} or {@link FailoverDrillFailed}.
 *
 * @param promoteBack whether the old primary is promoted again afterwards
 */
public record RunFailoverDrill(
        @Required ClusterRef cluster,
        Disruption disruption,
        @Required DrillObjectives objectives,
        DrillCanary canary,
        Boolean promoteBack)
        implements Request {
    public RunFailoverDrill {
        disruption = Objects.requireNonNullElse(disruption, Disruption.DELETE_POD);
        canary = Objects.requireNonNullElseGet(canary, DrillCanary::usual);
        promoteBack = Objects.requireNonNullElse(promoteBack, false);
    }
}
