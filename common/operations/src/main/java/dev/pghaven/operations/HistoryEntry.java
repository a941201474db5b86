package dev.pghaven.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of an operation's timeline. Repetitions of the same wait or failure are one line.
 *
 * @param number the step's place in the workflow, from 1
 * @param detail what the step waits for, or why it failed or stopped
 * @param took from the step's first try to its end; absent when a process died in between
 */
public record HistoryEntry(
        String step,
        int number,
        int visit,
        int attempt,
        Kind kind,
        Optional<String> detail,
        Instant at,
        Optional<Duration> took) {

    /** Where the operation stood, as far as it names its facts. */
    public Position position() {
        return new Position(step, visit, attempt, 0, Optional.empty());
    }

    /** Wire format; never renamed. */
    public enum Kind {
        DONE,
        WAITING,
        FAILED,
        STOPPED,
        CANCELLED
    }
}
