package dev.pghaven.failover.rest;

import dev.pghaven.failover.health.HealthReport;
import java.util.List;

/**
 * The clusters that were asked for, by name.
 *
 * @param watched how many there are in all
 */
public record FleetView(int watched, List<HealthReport> clusters) {
    public FleetView {
        clusters = List.copyOf(clusters);
    }
}
