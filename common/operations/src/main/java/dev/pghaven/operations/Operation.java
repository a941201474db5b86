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
        Course course,
        String causationId,
        Instant requestedAt,
        long revision) {

    Operation running(String newState, Position position, Course newCourse, Instant due) {
        return with(newState, position, new Status.Running(due, Optional.empty()), newCourse);
    }

    Operation waiting(Position position, Instant due, String waitingFor) {
        return with(state, position, new Status.Running(due, Optional.of(waitingFor)), course);
    }

    Operation ended(String newState, Position position, Course newCourse) {
        var status = newCourse.stop().map(Stop::asStatus).orElseGet(Status.Completed::new);
        return with(newState, position, status, newCourse);
    }

    /** Why it ended short of its goal, or will as soon as it has cleaned up. */
    public Optional<String> whyStopped() {
        return status.whyEnded().or(() -> course.stop().map(Stop::reason));
    }

    /** The same, once it is known whether somebody wants it cancelled. */
    public Operation cancelAsked(Optional<String> reason) {
        return with(state, at, status, course.cancelAsked(reason));
    }

    private Operation with(String newState, Position position, Status newStatus, Course newCourse) {
        return new Operation(
                id,
                workflow,
                cluster,
                newState,
                position,
                newStatus,
                newCourse,
                causationId,
                requestedAt,
                revision);
    }

    /** The same, as the store has it now. */
    public Operation revised(long newRevision) {
        return new Operation(
                id,
                workflow,
                cluster,
                state,
                at,
                status,
                course,
                causationId,
                requestedAt,
                newRevision);
    }
}
