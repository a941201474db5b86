package dev.pghaven.contracts;

/** Something that happened. Past tense; never changed once said. */
public sealed interface Fact permits ClusterFact, RequestRejected {
    /**
     * What it happened to: {@code namespace/name} of a cluster. Raw text, because a request may be
     * rejected for the very name that it gives.
     */
    String subject();
}
