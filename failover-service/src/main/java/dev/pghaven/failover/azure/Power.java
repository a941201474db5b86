package dev.pghaven.failover.azure;

/** Whether a machine is on. */
enum Power {
    ON,
    /** Between on and off, either way. */
    CHANGING,
    OFF,
    /** There is no such machine any more. */
    GONE
}
