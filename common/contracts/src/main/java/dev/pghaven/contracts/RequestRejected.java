package dev.pghaven.contracts;

import java.util.ArrayList;
import java.util.List;

/**
 * A request could be read but not accepted; nothing was done. The envelope's {@code causationid}
 * names the request.
 *
 * @param subject the cluster as the request named it, which need not be a valid name
 * @param requestType the CloudEvents type of the request
 * @param requestId the CloudEvents id of the request
 * @param violations every rule that it breaks; of very many the first hundred
 */
public record RequestRejected(
        String subject, String requestType, String requestId, List<Violation> violations)
        implements Fact {
    private static final int MAX_VIOLATIONS = 100;

    public RequestRejected {
        subject = Excerpt.of(subject);
        requestType = Excerpt.of(requestType);
        requestId = Excerpt.of(requestId);
        violations = atMost(violations);
    }

    private static List<Violation> atMost(List<Violation> violations) {
        if (violations.size() <= MAX_VIOLATIONS) {
            return List.copyOf(violations);
        }
        var first = new ArrayList<>(violations.subList(0, MAX_VIOLATIONS - 1));
        var left = violations.size() - first.size();
        first.add(new Violation("", "breaks %d more rules".formatted(left)));
        return List.copyOf(first);
    }
}
