package dev.pghaven.sandbox.scalesets;

import static dev.pghaven.sandbox.scalesets.PowerState.DEALLOCATED;
import static dev.pghaven.sandbox.scalesets.PowerState.DEALLOCATING;
import static dev.pghaven.sandbox.scalesets.PowerState.RUNNING;
import static dev.pghaven.sandbox.scalesets.PowerState.STARTING;
import static dev.pghaven.sandbox.scalesets.PowerState.STOPPED;
import static dev.pghaven.sandbox.scalesets.PowerState.STOPPING;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be done with the power of a machine. */
public enum PowerAction {
    POWER_OFF("powerOff", STOPPING, STOPPED),
    DEALLOCATE("deallocate", DEALLOCATING, DEALLOCATED),
    START("start", STARTING, RUNNING),
    RESTART("restart", STARTING, RUNNING);

    private final String word;
    private final PowerState meanwhile;
    private final PowerState afterwards;

    PowerAction(String word, PowerState meanwhile, PowerState afterwards) {
        this.word = word;
        this.meanwhile = meanwhile;
        this.afterwards = afterwards;
    }

    /** By its name in a path, which is case insensitive. */
    public static Optional<PowerAction> of(String word) {
        return Stream.of(values()).filter(it -> it.word.equalsIgnoreCase(word)).findFirst();
    }

    PowerState meanwhile() {
        return meanwhile;
    }

    PowerState afterwards() {
        return afterwards;
    }

    /** Whether there is nothing to do; what is deallocated is switched off already. */
    boolean isDoneIn(PowerState state) {
        return this != RESTART && state == afterwards || this == POWER_OFF && state == DEALLOCATED;
    }

    boolean switchesOff() {
        return this != START;
    }

    boolean switchesOn() {
        return afterwards == RUNNING;
    }
}
