package dev.pghaven.operations.schedule;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.cron.ZonedCron;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.operations.signals.Signals;
import dev.pghaven.operations.store.Intake;
import dev.pghaven.operations.store.Schema;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** A service with schedules, and as many replicas of its ticker as a test wants. */
final class World {
    static final Travel TRAVEL =
            Travel.exclusive(Steps.<Journey>inOrder().step("ride", Outcome::done));

    private static final URI SOURCE = URI.create("/test:schedules");

    final Schema schema = TestEngines.freshSchema();
    final Engine engine;
    final Schedules schedules;
    private final DataSource dataSource;
    private final InstantSource clock;

    World(TestEngines engines, DataSource dataSource, InstantSource clock) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.engine = engines.engine(schema, dataSource, facts -> {}, TRAVEL);
        this.schedules = new Schedules(dataSource, schema, clock);
    }

    Ticker ticker() {
        return ticker(World::travel);
    }

    Ticker ticker(Planner planner) {
        return ticker(planner, dataSource);
    }

    Ticker ticker(Planner planner, DataSource connections) {
        var signals = new Signals(connections, schema.name());
        var service = schema.name();
        var intake = new Intake(connections, schema, signals, service, SOURCE, clock);
        var requests = new ScheduledRequests(intake, planner, SOURCE, service, clock);
        return new Ticker(connections, schema, requests, signals, clock);
    }

    List<Operation> operations(ClusterRef cluster) {
        return engine.queries().latest(cluster, 20_000, Optional.empty());
    }

    ScheduleStatus only(ClusterRef cluster) {
        var all = schedules.of(cluster);
        if (all.size() != 1) {
            throw new IllegalStateException("not one schedule: " + all);
        }
        return all.getFirst();
    }

    static Planner.Planned travel(UUID operation, Envelope request, Instant due) {
        return plan(TRAVEL, request);
    }

    static Planner.Planned plan(Travel travel, Envelope request) {
        var cluster = ClusterRef.parse(request.subject());
        return new Planner.Planned.Accepted(new Plan<>(travel, Journey.on(cluster)));
    }

    static Schedule schedule(ClusterRef cluster, String name, String cron) {
        return Schedule.of(name, new ZonedCron(cron, ZoneId.of("UTC")), new RemoveCluster(cluster));
    }

    static Schedule paused(Schedule it) {
        return new Schedule(it.name(), it.cron(), it.request(), false);
    }
}
