package dev.pghaven.operations.engine;

import dev.pghaven.operations.FactPublisher;
import dev.pghaven.operations.Workflow;
import dev.pghaven.operations.outbox.OutboxRelay;
import dev.pghaven.operations.runner.Runner;
import dev.pghaven.operations.schedule.Planner;
import dev.pghaven.operations.schedule.ScheduledRequests;
import dev.pghaven.operations.schedule.Schedules;
import dev.pghaven.operations.schedule.Ticker;
import dev.pghaven.operations.signals.Signals;
import dev.pghaven.operations.store.Announcements;
import dev.pghaven.operations.store.CancelRequests;
import dev.pghaven.operations.store.Cancellations;
import dev.pghaven.operations.store.Checkpoints;
import dev.pghaven.operations.store.Claims;
import dev.pghaven.operations.store.Ended;
import dev.pghaven.operations.store.Follower;
import dev.pghaven.operations.store.Intake;
import dev.pghaven.operations.store.Leases;
import dev.pghaven.operations.store.Migrations;
import dev.pghaven.operations.store.OperationQueries;
import dev.pghaven.operations.store.Outbox;
import dev.pghaven.operations.store.RunnerStore;
import dev.pghaven.operations.store.SerialWrites;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** All parts of the engine, put together for one service. */
public final class Engine implements AutoCloseable {
    private final DataSource dataSource;
    private final EngineSettings settings;
    private final Set<String> workflows;
    private final Signals signals;
    private final Intake intake;
    private final CancelRequests cancelRequests;
    private final Announcements announcements;
    private final OperationQueries queries;
    private final Outbox outbox;
    private final Runner runner;
    private final OutboxRelay relay;
    private final Pruning pruning;

    /**
     * @param dataSource gives a connection for good to the listener, and one for each step that is
     *     being saved
     */
    public Engine(
            EngineSettings settings,
            DataSource dataSource,
            Collection<Workflow<?>> workflows,
            FactPublisher publisher) {
        this.dataSource = dataSource;
        this.settings = settings;
        var clock = InstantSource.system();
        var schema = settings.schema();
        this.signals = new Signals(dataSource, schema.name());
        this.queries = new OperationQueries(dataSource, schema);
        this.outbox = new Outbox(dataSource, schema);
        this.intake =
                new Intake(
                        dataSource, schema, signals, settings.service(), settings.source(), clock);
        var cancellations = new Cancellations(schema, settings.service(), settings.source(), clock);
        this.cancelRequests = new CancelRequests(dataSource, schema, cancellations, signals);
        this.announcements =
                new Announcements(dataSource, schema, signals, settings.source(), clock);
        var byName = byName(workflows);
        this.workflows = Set.copyOf(byName.keySet());
        var store = runnerStore(byName, cancellations);
        this.runner = new Runner(byName, store, signals, settings.runner(), clock);
        this.relay = new OutboxRelay(outbox, publisher, signals, settings.relay());
        this.pruning = new Pruning(outbox, new Ended(dataSource, schema), announcements, settings);
    }

    /** Brings the schemas up to date; throws while the store is away. */
    public void migrate() {
        new Migrations(dataSource).migrate(settings.schema());
    }

    public void start() {
        signals.start();
        relay.start();
        runner.start();
        pruning.start();
    }

    /** The names of the workflows; operations of others lie still until a version knows them. */
    public Set<String> workflows() {
        return workflows;
    }

    /** Names what should have run since the start, and does not. */
    public List<String> dead() {
        return Stream.of(
                        runner.isAlive() ? "" : "the runner",
                        relay.isAlive() ? "" : "the outbox relay")
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** What is left in the outbox goes out with another replica, or at the next start. */
    @Override
    public void close() {
        pruning.close();
        runner.close();
        relay.close();
        signals.close();
    }

    public Intake intake() {
        return intake;
    }

    public CancelRequests cancelRequests() {
        return cancelRequests;
    }

    public Announcements announcements() {
        return announcements;
    }

    public OperationQueries queries() {
        return queries;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Follower follower() {
        return new Follower(queries, signals);
    }

    public SerialWrites serialWrites() {
        return new SerialWrites(dataSource);
    }

    public Schedules schedules() {
        return new Schedules(dataSource, settings.schema(), InstantSource.system());
    }

    /** The engine does not tick by itself: whoever has the ticker does. */
    public Ticker ticker(Planner planner) {
        var clock = InstantSource.system();
        var source = URI.create(settings.source() + ":schedules");
        var requests = new ScheduledRequests(intake, planner, source, settings.service(), clock);
        return new Ticker(dataSource, settings.schema(), requests, signals, clock);
    }

    public Runner runner() {
        return runner;
    }

    private RunnerStore runnerStore(
            Map<String, Workflow<?>> workflows, Cancellations cancellations) {
        var id = UUID.randomUUID();
        var schema = settings.schema();
        return new RunnerStore(
                new Claims(dataSource, schema, id, workflows.keySet(), cancellations),
                new Checkpoints(dataSource, schema, id, settings.source()),
                new Leases(dataSource, schema, id));
    }

    /** Two workflows of one name, or one without steps, are a mistake that stops the start. */
    private static Map<String, Workflow<?>> byName(Collection<Workflow<?>> workflows) {
        workflows.forEach(workflow -> workflow.steps().first());
        return workflows.stream().collect(Collectors.toMap(Workflow::name, Function.identity()));
    }
}
