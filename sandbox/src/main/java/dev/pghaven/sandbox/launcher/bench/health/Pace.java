package dev.pghaven.sandbox.launcher.bench.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast statuses change, and for how long. They change at this pace whatever becomes of the
 * changes before: nobody waits for an answer.
 *
 * @param rate changes in a second
 */
public record Pace(int rate, int seconds) {

    /** The beginning or the end of a failover, which are numbered from 0. */
    record Turn(int failover, boolean ends) {}

    /** How many failovers have begun before the first of them ends: two seconds of them. */
    public int open() {
        return Math.min(failovers(), rate);
    }

    private int failovers() {
        return Math.max(1, rate * seconds / 2);
    }

    /** First some begin; then one ends and one begins, by turns; then the last of them end. */
    List<Turn> turns() {
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < failovers() + open(); i++) {
            if (i >= open()) {
                turns.add(new Turn(i - open(), true));
            }
            if (i < failovers()) {
                turns.add(new Turn(i, false));
            }
        }
        return turns;
    }

    /** When a turn is due, from the first one on. */
    Duration due(int turn) {
        return Duration.ofNanos(1_000_000_000L * turn / rate);
    }
}
