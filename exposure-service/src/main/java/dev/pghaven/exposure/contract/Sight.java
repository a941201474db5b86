package dev.pghaven.exposure.contract;

import java.time.Instant;
import java.util.List;

/** What came of looking at a cluster. */
sealed interface Sight {
    /** Its endpoints were turned to. */
    record Seen(Instant at, List<EndpointSight> endpoints) implements Sight {
        public Seen {
            endpoints = List.copyOf(endpoints);
        }
    }

    /** There is nothing to judge, for this reason. */
    record Nothing(String why) implements Sight {}
}
