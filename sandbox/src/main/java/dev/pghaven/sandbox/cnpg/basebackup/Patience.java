package dev.pghaven.sandbox.cnpg.basebackup;

import java.time.Duration;

/** How often, and with what pause, a backup looks whether the WAL is archived. */
public record Patience(int attempts, Duration pause) {
    /** CNPG looks ten times, once a minute. */
    public static Patience pausing(Duration pause) {
        return new Patience(10, pause);
    }
}
