package dev.pghaven.sandbox.cnpg.plan;

import org.postgresql.replication.LogSequenceNumber;

/**
 * What a running instance says of itself when the operator asks. A standby that has not streamed
 * since its start has received nothing, whatever it has replayed.
 */
public record InstanceReport(
        boolean primary,
        int timeline,
        String systemId,
        long archived,
        LogSequenceNumber received,
        LogSequenceNumber replayed,
        boolean receiving) {}
