package dev.pghaven.operations;

/** How an operation shares its cluster with other operations, of whatever service. */
public enum Access {
    /** Reads the cluster; any number at once. */
    SHARED,
    /** Changes the cluster; alone, first in, first out. */
    EXCLUSIVE,
    /** Changes the cluster, and passes whoever has not begun. */
    EXCLUSIVE_FIRST,
    /**
     * Ends the cluster: passes whoever has not begun, and cancels them, because what they asked for
     * is gone.
     */
    EXCLUSIVE_FINAL
}
