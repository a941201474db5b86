package dev.pghaven.operations;

import dev.pghaven.contracts.ClusterRef;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of a workflow on a cluster.
 *
 * @param state the workflow's state as JSON; never holds a secret
 * @param causationId the id of the request or fact that led to it
 * @param revision grows with every saved change
 */
public record Operation(
        UUID id,
        String workflow,
        ClusterRef cluster,
        String state,
        Position at,
        Status status,
        String causationId,
        Instant requestedAt,
        long revision) {

    Operation running(String newState, Position position, Instant due) {
        return with(newState, position, new Status.Running(due, Optional.empty()));
    }

    Operation waiting(Position position, Instant due, String waitingFor) {
        return with(state, position, new Status.Running(due, Optional.of(waitingFor)));
    }

    Operation completed(String newState, Position position) {
        return with(newState, position, new Status.Completed());
    }

    Operation stopped(Position position, String reason) {
        return with(state, position, new Status.Stopped(reason));
    }

    private Operation with(String newState, Position position, Status newStatus) {
        return new Operation(
                id,
                workflow,
                cluster,
                newState,
                position,
                newStatus,
                causationId,
                requestedAt,
                revision);
    }

    /** The same, as the store has it now. */
    public Operation revised(long newRevision) {
        return new Operation(
                id, workflow, cluster, state, at, status, causationId, requestedAt, newRevision);
    }
}
