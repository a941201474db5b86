package dev.pghaven.contracts;

import java.util.List;

/**
 * A request could be read but not accepted; nothing was done. The envelope's {@code causationid}
 * names the request.
 */
public record RequestRejected(
        ClusterRef cluster, String requestType, String requestId, List<Violation> violations)
        implements Fact {
    public RequestRejected {
        violations = List.copyOf(violations);
    }
}
