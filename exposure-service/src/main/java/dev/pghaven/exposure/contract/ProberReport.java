package dev.pghaven.exposure.contract;

import dev.pghaven.exposure.ContractConfiguration.Expectation;
import dev.pghaven.prober.Sighting;

/** What a prober said, and what was expected of it. */
public record ProberReport(String prober, Expectation expectation, Answer answer) {
    /** What came of asking a prober. */
    public sealed interface Answer {
        /** It looked. */
        record Saw(Sighting sighting) implements Answer {}

        /** It did not answer, or would not look, which says nothing of the endpoint. */
        record Silent(String reason) implements Answer {}
    }
}
