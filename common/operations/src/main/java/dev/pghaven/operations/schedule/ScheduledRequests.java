package dev.pghaven.operations.schedule;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.schedule.Planner.Planned;
import dev.pghaven.operations.schedule.Ran.Result;
import dev.pghaven.operations.store.Intake;
import dev.pghaven.operations.store.StoreException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands in what schedules ask for.
 *
 * @param source who asks, as the operations say
 * @param service whose operations they become
 */
public record ScheduledRequests(
        Intake intake, Planner planner, URI source, String service, InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledRequests.class);

    Result make(Connection connection, ScheduleStatus schedule, Instant due) throws SQLException {
        var request = request(schedule, due);
        var identity = Identity.of(request);
        return switch (planned(identity, request, due)) {
            case Planned.Accepted(var plan) ->
                    submit(connection, identity, schedule.key().cluster(), plan);
            case Planned.Refused(var reason) -> new Result.Refused(reason);
        };
    }

    private Envelope request(ScheduleStatus schedule, Instant due) {
        return new Envelope(
                schedule.key().requestId(due),
                source,
                schedule.requestType(),
                schedule.key().cluster().toString(),
                clock.instant(),
                null,
                null,
                schedule.request());
    }

    /** A bug in one handler must not hold up all schedules that come after. */
    private Planned planned(Identity identity, Envelope request, Instant due) {
        try {
            return planner.planFor(identity.operationOf(service), request, due);
        } catch (StoreException away) {
            throw away;
        } catch (RuntimeException bug) {
            LOG.atError().setCause(bug).addKeyValue("request", request.id()).log("not planned");
            return new Planned.Refused("planning it failed: " + bug.getClass().getSimpleName());
        }
    }

    private Result submit(
            Connection connection, Identity identity, ClusterRef cluster, Plan<?> plan)
            throws SQLException {
        var beforehand = connection.setSavepoint();
        try {
            return result(intake.submit(connection, identity, cluster, plan));
        } catch (SQLException e) {
            if (!new StoreException(e).refusesData()) {
                throw e;
            }
            connection.rollback(beforehand);
            return new Result.Refused("the store does not take it: " + e.getMessage());
        }
    }

    private static Result result(Submission submission) {
        return switch (submission) {
            case Submission.Accepted(var operation) -> new Result.Begun(operation);
            case Submission.Known(var operation) -> new Result.Begun(operation);
            case Submission.TooLate(var removal) ->
                    new Result.Refused("the cluster is being removed by operation " + removal);
            case Submission.Rejected(), Submission.IdentityReused() ->
                    new Result.Refused("something else was asked for at this due time before");
        };
    }
}
