package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Quantity;
import dev.pghaven.contracts.spec.Required;
import java.util.Objects;

/**
 * Asks to make a standby the primary, while the primary is healthy. Answered by {@link
 * InstancePromoted} or {@link PromotionFailed}.
 *
 * @param instance the standby, as {@code orders-2}
 * @param maxLag how many bytes of WAL it may be behind; otherwise it is not promoted
 */
public record PromoteInstance(
        @Required ClusterRef cluster, @Required String instance, Quantity maxLag)
        implements Request {
    private static final long USUAL_LAG_MEBIBYTES = 16;

    public PromoteInstance {
        maxLag =
                Objects.requireNonNullElseGet(
                        maxLag, () -> Quantity.ofMebibytes(USUAL_LAG_MEBIBYTES));
    }
}
