package dev.pghaven.sandbox.kubelet.scheduling;

/** Where a pod goes. */
public sealed interface Placement {
    /** On this node. */
    record Bound(String node) implements Placement {}

    /** Nowhere for now, and why. */
    record Unschedulable(String message) implements Placement {}
}
