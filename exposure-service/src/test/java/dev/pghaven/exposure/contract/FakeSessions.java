package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.contract.Entry.Write;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions as the roles promise them; counts the writes. */
final class FakeSessions implements EndpointSessions {
    private final AtomicInteger writes = new AtomicInteger();
    private boolean swapped;

    @Override
    public Entry enter(
            ExposedCluster cluster, ExposedEndpoint endpoint, boolean write, Duration patience) {
        if (write) {
            writes.incrementAndGet();
        }
        var replica = (endpoint.role() == EndpointRole.READ_ONLY) != swapped;
        var answer = replica ? new Write.ReadOnly() : new Write.Accepted();
        return new Entry.Entered(replica, Optional.<Write>of(answer).filter(_ -> write));
    }

    /** From now on each endpoint leads to what the other should. */
    void swap() {
        swapped = true;
    }

    int writes() {
        return writes.get();
    }
}
