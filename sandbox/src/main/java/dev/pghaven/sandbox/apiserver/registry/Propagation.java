package dev.pghaven.sandbox.apiserver.registry;

/** What becomes of the dependents of a deleted object. */
public enum Propagation {
    BACKGROUND,
    FOREGROUND,
    ORPHAN,
    /** The client says nothing: finalizers that are there decide, and else it is background. */
    AS_FINALIZERS_SAY;
}
