package dev.pghaven.contracts;

import java.util.List;

/**
 * A request could be read but not accepted; nothing was done. The envelope's {@code causationid}
 * names the request.
 *
 * @param subject the cluster as the request named it, which need not be a valid name
 */
public record RequestRejected(
        String subject, String requestType, String requestId, List<Violation> violations)
        implements Fact {
    public RequestRejected {
        violations = List.copyOf(violations);
    }
}
