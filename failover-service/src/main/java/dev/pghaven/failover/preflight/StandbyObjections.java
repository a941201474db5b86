package dev.pghaven.failover.preflight;

import static dev.pghaven.failover.preflight.ClusterObjections.when;

import dev.pghaven.failover.Standby;
import java.util.stream.Stream;

/** What speaks against counting on a standby. */
public final class StandbyObjections {
    private StandbyObjections() {}

    /**
     * How far it is behind, if that is too far or not known.
     *
     * @param most in bytes of WAL
     */
    public static Stream<String> lag(Standby it, long most) {
        return it.lagBytes().isEmpty()
                ? Stream.of(it.instance() + " has not said yet how far it has replayed")
                : when(
                        it.lagBytes().getAsLong() > most,
                        "%s is %d bytes of WAL behind, and %d are allowed"
                                .formatted(it.instance(), it.lagBytes().getAsLong(), most));
    }
}
