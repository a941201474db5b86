package dev.pghaven.operations.schedule;

import dev.pghaven.contracts.ClusterRef;
import java.time.Instant;

/** Names a schedule among all of its service. */
public record ScheduleKey(ClusterRef cluster, String group, String name) {

    /** The id of the request that is made at a due time; the same whoever makes it, and when. */
    String requestId(Instant due) {
        return "%s@%s".formatted(this, due);
    }

    @Override
    public String toString() {
        return "%s/%s/%s".formatted(cluster, group, name);
    }
}
