package dev.pghaven.failover.health;

/** What is to be done about a cluster next. */
sealed interface Turn {
    record Judge(Look look) implements Turn {}

    /** The Cluster is gone. */
    record Forget() implements Turn {}

    /** Nothing, until somebody takes the turn again. */
    record Over() implements Turn {}
}
