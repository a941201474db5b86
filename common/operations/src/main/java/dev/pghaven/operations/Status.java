package dev.pghaven.operations;

import java.time.Instant;
import java.util.Optional;

/** Where an operation stands. */
public sealed interface Status {

    /** Not begun; {@code waitingFor} says who goes first on the cluster. */
    record Queued(Optional<String> waitingFor) implements Status {}

    /** Begun, and perhaps cleaning up; the current step is tried at {@code due}. */
    record Running(Instant due, Optional<String> waitingFor) implements Status {}

    /** Every step has reached its goal. */
    record Completed() implements Status {}

    /** A step could not reach its goal; what was done until then stays. */
    record Stopped(String reason) implements Status {}

    /** Ended because somebody asked for it, or because the cluster ended before it began. */
    record Cancelled(String reason) implements Status {}

    /** Wire format of the store, of REST and of the metrics; never renamed. */
    enum Name {
        QUEUED,
        RUNNING,
        COMPLETED,
        STOPPED,
        CANCELLED
    }

    default Name name() {
        return switch (this) {
            case Queued _ -> Name.QUEUED;
            case Running _ -> Name.RUNNING;
            case Completed _ -> Name.COMPLETED;
            case Stopped _ -> Name.STOPPED;
            case Cancelled _ -> Name.CANCELLED;
        };
    }

    default boolean ended() {
        return switch (this) {
            case Queued _, Running _ -> false;
            case Completed _, Stopped _, Cancelled _ -> true;
        };
    }

    default Optional<String> waitingFor() {
        return switch (this) {
            case Queued(var holder) -> holder;
            case Running(_, var waitingFor) -> waitingFor;
            case Completed _, Stopped _, Cancelled _ -> Optional.empty();
        };
    }

    default Optional<String> whyEnded() {
        return switch (this) {
            case Stopped(var reason) -> Optional.of(reason);
            case Cancelled(var reason) -> Optional.of(reason);
            case Queued _, Running _, Completed _ -> Optional.empty();
        };
    }
}
