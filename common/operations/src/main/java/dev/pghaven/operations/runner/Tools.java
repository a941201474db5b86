package dev.pghaven.operations.runner;

import dev.pghaven.operations.Backoff;
import dev.pghaven.operations.StepRun;
import dev.pghaven.operations.Transitions;
import dev.pghaven.operations.signals.Signals;
import dev.pghaven.operations.store.Checkpoints;
import java.time.InstantSource;

/** What every run of a runner works with. */
record Tools(
        Checkpoints checkpoints,
        Signals signals,
        Slots slots,
        Stopping stopping,
        InstantSource clock,
        Backoff backoff) {

    StepRun steps() {
        return new StepRun(clock);
    }

    Transitions transitions() {
        return new Transitions(backoff);
    }
}
