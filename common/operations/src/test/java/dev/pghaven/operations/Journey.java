package dev.pghaven.operations;

import dev.pghaven.contracts.ClusterRef;
import java.util.ArrayList;
import java.util.List;

/** The state of the workflows of these tests: where they have been. */
public record Journey(ClusterRef cluster, List<String> seen) {
    public Journey {
        seen = List.copyOf(seen);
    }

    public static Journey on(ClusterRef cluster) {
        return new Journey(cluster, List.of());
    }

    public Journey to(String place) {
        var longer = new ArrayList<>(seen);
        longer.add(place);
        return new Journey(cluster, longer);
    }
}
