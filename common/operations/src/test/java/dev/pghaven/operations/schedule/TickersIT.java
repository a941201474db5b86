package dev.pghaven.operations.schedule;

import static dev.pghaven.operations.schedule.World.schedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.operations.store.OperationQueries.Count;
import dev.pghaven.operations.store.StoreException;
import dev.pghaven.testpostgres.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several replicas tick, and some of them die. */
class TickersIT {
    private static final int CLUSTERS = 40;
    private static final int OF_EACH = 50;
    private static final int MANY = CLUSTERS * OF_EACH;

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final MovableClock clock = new MovableClock("2026-11-22T12:30:00Z");
    private final ClusterRef orders = TestEngines.freshCluster();
    private World world;

    @BeforeEach
    void start() {
        world = new World(engines, POSTGRES.dataSource(), clock);
    }

    @Test
    void aDueTimeIsOneOperationHoweverManyTick() throws Exception {
        addHourly(100);
        clock.at("2026-11-22T13:00:00Z");

        var ran = tickAllAtOnce(8);

        assertThat(ran).hasSize(100);
        assertThat(world.operations(orders))
                .hasSize(100)
                .extracting(Operation::causationId)
                .doesNotHaveDuplicates();
    }

    @Test
    void whoDiesBeforeTheCommitHasDoneNothing() {
        addHourly(1);
        clock.at("2026-11-22T13:00:00Z");
        var dying = world.ticker(World::travel, Dying.beforeCommit(POSTGRES.dataSource()));

        assertThatThrownBy(dying::runNext).isInstanceOf(StoreException.class);

        assertThat(world.operations(orders)).isEmpty();
        assertThat(world.ticker().runNext()).isPresent();
        assertThat(world.operations(orders)).hasSize(1);
    }

    @Test
    void whoDiesAfterTheCommitHasDoneAll() {
        addHourly(1);
        clock.at("2026-11-22T13:00:00Z");
        var dying = world.ticker(World::travel, Dying.afterCommit(POSTGRES.dataSource()));

        assertThatThrownBy(dying::runNext).isInstanceOf(StoreException.class);

        assertThat(world.ticker().runNext()).isEmpty();
        assertThat(world.operations(orders)).hasSize(1);
    }

    @Test
    void aConnectionThatIsCutInBetweenLeavesTheScheduleToTheOthers() {
        addHourly(1);
        clock.at("2026-11-22T13:00:00Z");
        var cut =
                world.ticker((operation, request, due) -> {
                    cutTransactions();
                    return World.travel(operation, request, due);
                });

        assertThatThrownBy(cut::runNext).isInstanceOf(StoreException.class);

        assertThat(world.operations(orders)).isEmpty();
        assertThat(world.ticker().runNext()).isPresent();
    }

    @Test
    void whoHoldsOneScheduleDoesNotHoldUpTheOthers() {
        addHourly(2);
        clock.at("2026-11-22T13:00:00Z");
        var meanwhile = new ArrayList<Ran>();
        var holding =
                world.ticker((operation, request, due) -> {
                    world.ticker(World::travel).runNext().ifPresent(meanwhile::add);
                    return World.travel(operation, request, due);
                });

        var held = holding.runNext().orElseThrow();

        assertThat(meanwhile)
                .singleElement()
                .satisfies(it -> assertThat(it.schedule()).isNotEqualTo(held.schedule()));
    }

    @Test
    void twoThousandAtTheSameMinute() throws Exception {
        for (int i = 0; i < CLUSTERS; i++) {
            addHourly(TestEngines.freshCluster(), OF_EACH);
        }
        clock.at("2026-11-22T13:00:00Z");

        var ran = tickAllAtOnce(4);

        assertThat(ran).hasSize(MANY);
        assertThat(world.schedules.overdue()).isZero();
        assertThat(world.engine.queries().counts())
                .containsExactly(new Count(World.TRAVEL.name(), Status.Name.QUEUED, MANY));
    }

    private void addHourly(int count) {
        addHourly(orders, count);
    }

    private void addHourly(ClusterRef cluster, int count) {
        var all = IntStream.range(0, count).mapToObj(i -> schedule(cluster, "s" + i, "0 * * * *"));
        world.schedules.replaceFor(cluster, "group", all.toList());
    }

    private List<Ran> tickAllAtOnce(int replicas) throws Exception {
        var all = new ArrayList<Ran>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<Ran>> ticking = () -> tickToTheEnd(world.ticker());
            for (var each : threads.invokeAll(Collections.nCopies(replicas, ticking))) {
                all.addAll(each.get());
            }
        }
        return all;
    }

    private static List<Ran> tickToTheEnd(Ticker ticker) {
        return Stream.generate(ticker::runNext)
                .takeWhile(ran -> ran.isPresent())
                .map(ran -> ran.orElseThrow())
                .toList();
    }

    private static void cutTransactions() {
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and state = 'idle in transaction'
                    """);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
