package dev.pghaven.backups.verify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was other than it should be.
 *
 * @param first the first hundred
 */
public record Findings(List<Finding> first, int inAll) {
    private static final int KEPT = 100;

    public static final Findings NONE = new Findings(List.of(), 0);

    public Findings {
        first = List.copyOf(first);
    }

    Findings plus(List<Finding> more) {
        return new Findings(
                Stream.concat(first.stream(), more.stream()).limit(KEPT).toList(),
                inAll + more.size());
    }

    @JsonIgnore
    boolean isEmpty() {
        return inAll == 0;
    }
}
