package dev.pghaven.exposure;

import dev.pghaven.contracts.EndpointsChecked.CheckedEndpoint;
import java.util.List;

/** What is promised of endpoints. */
public interface EndpointContract {
    /** Looks at every promise about every endpoint, once. */
    Answer check(ExposedCluster cluster);

    /** What came of it. */
    sealed interface Answer {
        /** Every endpoint was looked at. */
        record Checked(List<CheckedEndpoint> endpoints) implements Answer {
            public Checked {
                endpoints = List.copyOf(endpoints);
            }
        }

        /** The cluster has to be waited for. */
        record Unsettled(String why) implements Answer {}

        /** There is no such Cluster any more. */
        record Gone() implements Answer {}
    }
}
