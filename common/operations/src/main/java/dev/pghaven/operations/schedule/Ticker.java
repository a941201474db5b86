package dev.pghaven.operations.schedule;

import dev.pghaven.contracts.cron.ZonedCron;
import dev.pghaven.operations.schedule.Ran.Result;
import dev.pghaven.operations.signals.Signal;
import dev.pghaven.operations.signals.Signals;
import dev.pghaven.operations.store.Database;
import dev.pghaven.operations.store.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the requests of the schedules that are due, those first that have been due for longest. A
 * due time leads to one operation at most, however many replicas tick and wherever one of them
 * dies: the request and the next due time are one transaction. Of several due times that were
 * missed one is made up for.
 */
public final class Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final Database database;
    private final Schema schema;
    private final ScheduledRequests requests;
    private final Signals signals;
    private final InstantSource clock;

    public Ticker(
            DataSource dataSource,
            Schema schema,
            ScheduledRequests requests,
            Signals signals,
            InstantSource clock) {
        this.database = new Database(dataSource);
        this.schema = schema;
        this.requests = requests;
        this.signals = signals;
        this.clock = clock;
    }

    /** Makes the request that has been due for longest; empty when none is due. */
    public Optional<Ran> runNext() {
        var ran = database.inTransaction(this::runNext);
        ran.ifPresent(this::tell);
        return ran;
    }

    private Optional<Ran> runNext(Connection connection) throws SQLException {
        var now = clock.instant();
        var due = new DueSchedules(connection, schema);
        var claimed = due.claim(now);
        return claimed.isPresent()
                ? Optional.of(run(connection, due, claimed.get(), now))
                : Optional.empty();
    }

    private Ran run(Connection connection, DueSchedules due, ScheduleStatus schedule, Instant now)
            throws SQLException {
        var time = schedule.next().orElseThrow();
        var next = next(schedule, now.isAfter(time) ? now : time);
        var result =
                next.isPresent()
                        ? requests.make(connection, schedule, time)
                        : new Result.Refused(
                                "cannot be read: %s, %s"
                                        .formatted(schedule.cron(), schedule.timeZone()));
        due.goOn(schedule.key(), time, next, result);
        return new Ran(schedule.key(), time, Duration.between(time, now), result);
    }

    /** Empty if a version that knows less than the one before cannot read it. */
    private static Optional<Instant> next(ScheduleStatus schedule, Instant moment) {
        try {
            var zone = ZoneId.of(schedule.timeZone());
            return Optional.of(new ZonedCron(schedule.cron(), zone).after(moment));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private void tell(Ran ran) {
        var log = ran.result() instanceof Result.Begun ? LOG.atInfo() : LOG.atWarn();
        log = log.addKeyValue("schedule", ran.schedule()).addKeyValue("due", ran.due());
        switch (ran.result()) {
            case Result.Begun(var operation) -> {
                signals.send(new Signal.Due());
                log.addKeyValue("operation", operation).log("a schedule was due");
            }
            case Result.Refused(var reason) ->
                    log.addKeyValue("reason", reason).log("a schedule was due, and nothing began");
        }
    }
}
