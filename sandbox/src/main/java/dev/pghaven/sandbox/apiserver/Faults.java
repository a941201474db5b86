package dev.pghaven.sandbox.apiserver;

/** Asked about each request; called on an event loop, so it answers without blocking. */
@FunctionalInterface
public interface Faults {
    Faults NONE = _ -> Fault.NONE;

    Fault decide(FaultQuestion request);
}
