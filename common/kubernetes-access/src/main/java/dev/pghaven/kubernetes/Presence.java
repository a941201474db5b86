package dev.pghaven.kubernetes;

/** Whether a name is taken, and by whom. */
public sealed interface Presence {
    /** Nothing has the name. */
    record Absent() implements Presence {}

    /** What has the name carries our labels. */
    record Ours(String uid) implements Presence {}

    /** What has the name was made by somebody else. */
    record Foreign(String managedBy) implements Presence {}
}
