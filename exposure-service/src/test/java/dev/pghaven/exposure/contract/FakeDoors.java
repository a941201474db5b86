package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.prober.Sighting;
import dev.pghaven.prober.Sighting.Reach;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Doors that are open, unless a test says otherwise; nobody looks from outside. */
final class FakeDoors implements Doors {
    private final Map<String, Supplier<Sighting>> behind = new HashMap<>();
    private Supplier<List<ProberReport>> reports = List::of;

    @Override
    public Sighting fromInside(
            ExposedCluster cluster, ExposedEndpoint endpoint, Duration patience) {
        return behind.getOrDefault(endpoint.service(), () -> Sightings.of(Reach.ANSWERED)).get();
    }

    @Override
    public List<ProberReport> fromOutside(
            ExposedCluster cluster, ExposedEndpoint endpoint, Duration patience) {
        return reports.get();
    }

    void meet(ExposedEndpoint endpoint, Supplier<Sighting> sighting) {
        behind.put(endpoint.service(), sighting);
    }

    void report(ProberReport... all) {
        reports = () -> List.of(all);
    }

    void failOutside(String why) {
        reports =
                () -> {
                    throw new IllegalStateException(why);
                };
    }
}
