package dev.pghaven.sandbox;

/** Whether something is installed. */
enum Presence {
    PRESENT,
    ABSENT
}
