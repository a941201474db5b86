package dev.pghaven.operations;

import java.util.UUID;

/**
 * Why and where an operation ends short of its goal.
 *
 * @param reason of the stop, followed by those of the steps that should have cleaned up after it
 */
public record Stop(UUID operation, String step, Cause cause, String reason) {

    /** Format of the store; never renamed. */
    public enum Cause {
        /** A step could not reach its goal. */
        STEP,
        /** Somebody asked for it. */
        CANCELLATION,
        /** Every step reached its goal, but one that cleans up afterwards did not. */
        CLEAN_UP
    }

    Stop and(String failedStep, String itsReason) {
        return new Stop(operation, step, cause, reason + "; " + failedStep + ": " + itsReason);
    }

    Status asStatus() {
        return switch (cause) {
            case STEP, CLEAN_UP -> new Status.Stopped(reason);
            case CANCELLATION -> new Status.Cancelled(reason);
        };
    }
}
