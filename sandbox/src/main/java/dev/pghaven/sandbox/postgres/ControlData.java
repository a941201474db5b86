package dev.pghaven.sandbox.postgres;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/** What {@code pg_control} says of the server that wrote a data folder. */
public record ControlData(
        long systemIdentifier,
        int maxConnections,
        int maxWorkerProcesses,
        int maxWalSenders,
        int maxPreparedTransactions,
        int maxLocksPerTransaction) {
    private static final int MAX_CONNECTIONS = 180;

    public static ControlData of(Path pgData) {
        return read(ControlFile.read(pgData));
    }

    /**
     * The settings that a server in recovery must not have lower than the one that wrote the WAL.
     */
    public Map<String, String> sensitiveSettings() {
        return Map.of(
                "max_connections", Integer.toString(maxConnections),
                "max_worker_processes", Integer.toString(maxWorkerProcesses),
                "max_wal_senders", Integer.toString(maxWalSenders),
                "max_prepared_transactions", Integer.toString(maxPreparedTransactions),
                "max_locks_per_transaction", Integer.toString(maxLocksPerTransaction));
    }

    private static ControlData read(ByteBuffer content) {
        long identifier = content.getLong(0);
        content.position(MAX_CONNECTIONS);
        return new ControlData(
                identifier,
                content.getInt(),
                content.getInt(),
                content.getInt(),
                content.getInt(),
                content.getInt());
    }
}
