package dev.pghaven.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code pg_control} says of a data folder; {@code pg_controldata} is not among the binaries.
 * The offsets are those of the structure's versions 1300 (PostgreSQL 13 to 17) and 1800.
 */
public record ControlData(
        long systemIdentifier,
        int maxConnections,
        int maxWorkerProcesses,
        int maxWalSenders,
        int maxPreparedTransactions,
        int maxLocksPerTransaction) {
    private static final int VERSION = 8;
    private static final int OLDEST_VERSION = 1300;
    private static final int NEWEST_VERSION = 1800;
    private static final int MAX_CONNECTIONS = 180;
    private static final int LENGTH_AT_LEAST = 200;

    public static ControlData of(Path pgData) {
        var file = pgData.resolve("global/pg_control");
        try {
            return read(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
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
        if (content.limit() < LENGTH_AT_LEAST || !isKnown(content.getInt(VERSION))) {
            throw new IllegalStateException("pg_control is of no version that is known here");
        }
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

    private static boolean isKnown(int version) {
        return version == OLDEST_VERSION || version == NEWEST_VERSION;
    }
}
