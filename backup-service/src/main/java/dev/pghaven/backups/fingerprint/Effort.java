package dev.pghaven.backups.fingerprint;

/**
 * How much of an instance a reading may take.
 *
 * @param processes of PostgreSQL that read at the same time; its CPUs are a good choice. Beyond the
 *     first they count against {@code max_parallel_workers} while a large table is read.
 */
public record Effort(int processes) {
    public Effort {
        if (processes < 1) {
            throw new IllegalArgumentException("at least one process must read");
        }
    }
}
