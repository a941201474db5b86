package dev.pghaven.failover;

/** What became of asking the operator for another primary. */
public sealed interface SwitchoverAnswer {
    /** It is asked, now or before. */
    record Asked() implements SwitchoverAnswer {}

    /** Somebody else wrote at the same time; asking again may succeed. */
    record Outrun() implements SwitchoverAnswer {}

    /** The cluster is not as it was when this was decided. */
    record Overtaken(String reason) implements SwitchoverAnswer {}
}
