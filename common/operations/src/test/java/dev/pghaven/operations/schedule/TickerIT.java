package dev.pghaven.operations.schedule;

import static dev.pghaven.operations.schedule.World.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Parsed;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.reading.Requests;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.operations.schedule.Planner.Planned;
import dev.pghaven.operations.schedule.Ran.Result;
import dev.pghaven.testpostgres.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TickerIT {
    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final MovableClock clock = new MovableClock("2026-11-22T12:30:00Z");
    private final ClusterRef orders = TestEngines.freshCluster();
    private final ClusterRef invoices = TestEngines.freshCluster();
    private World world;

    @BeforeEach
    void start() {
        world = new World(engines, POSTGRES.dataSource(), clock);
    }

    @Test
    void nothingHappensBeforeTheTime() {
        hourly(orders);
        clock.at("2026-11-22T12:59:59.999Z");

        assertThat(world.ticker().runNext()).isEmpty();
    }

    @Test
    void atItsTimeItBecomesAnOperationThatSaysWhoAskedForIt() {
        hourly(orders);
        clock.at("2026-11-22T13:00:01Z");

        var ran = world.ticker().runNext().orElseThrow();

        assertThat(ran.due()).isEqualTo("2026-11-22T13:00:00Z");
        assertThat(ran.late()).isEqualTo(Duration.ofSeconds(1));
        var operation = begun(ran);
        assertThat(world.operations(orders))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.id()).isEqualTo(operation);
                    assertThat(it.causationId())
                            .isEqualTo(orders + "/group/hourly@2026-11-22T13:00:00Z");
                });
        assertThat(world.engine.queries().requestedBy(operation))
                .contains(URI.create("/test:schedules"));
        var schedule = world.only(orders);
        assertThat(schedule.lastDue()).contains(ran.due());
        assertThat(schedule.lastOperation()).contains(operation);
        assertThat(schedule.next()).contains(Instant.parse("2026-11-22T14:00:00Z"));
        assertThat(world.ticker().runNext()).isEmpty();
    }

    @Test
    void thePlannerGetsTheRequestAsItWasAskedFor() {
        var requests = new ArrayList<Request>();
        hourly(orders);
        clock.at("2026-11-22T13:00:00Z");

        world.ticker(
                        (operation, request, due) -> {
                            requests.add(read(request));
                            return World.travel(operation, request, due);
                        })
                .runNext();

        assertThat(requests).containsExactly(new RemoveCluster(orders));
    }

    @Test
    void eachTimeIsAnOperationOfItsOwn() {
        hourly(orders);
        var begun = new ArrayList<UUID>();
        for (int hour = 13; hour < 16; hour++) {
            clock.at("2026-11-22T%d:00:00Z".formatted(hour));
            begun.add(begun(world.ticker().runNext().orElseThrow()));
        }

        assertThat(begun).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void timesThatWereMissedAreMadeUpForOnce() {
        hourly(orders);
        clock.at("2026-11-23T07:20:00Z");

        var ran = world.ticker().runNext().orElseThrow();

        assertThat(ran.due()).isEqualTo("2026-11-22T13:00:00Z");
        assertThat(world.ticker().runNext()).isEmpty();
        assertThat(world.operations(orders)).hasSize(1);
        assertThat(world.only(orders).next()).contains(Instant.parse("2026-11-23T08:00:00Z"));
    }

    @Test
    void theLongestOverdueGoesFirst() {
        add(orders, "late", "0 13 * * *");
        add(invoices, "later", "30 13 * * *");
        clock.at("2026-11-22T14:00:00Z");
        var ticker = world.ticker();

        assertThat(ticker.runNext()).map(it -> it.schedule().name()).contains("late");
        assertThat(ticker.runNext()).map(it -> it.schedule().name()).contains("later");
    }

    @Test
    void aRefusalIsRememberedUntilTheNextTime() {
        hourly(orders);
        clock.at("2026-11-22T13:00:00Z");
        var refusing = world.ticker((operation, request, due) -> new Planned.Refused("not today"));

        assertThat(refusing.runNext().orElseThrow().result())
                .isEqualTo(new Result.Refused("not today"));

        assertThat(world.operations(orders)).isEmpty();
        assertThat(world.only(orders).lastError()).contains("not today");
        assertThat(refusing.runNext()).isEmpty();
        clock.at("2026-11-22T14:00:00Z");
        begun(world.ticker().runNext().orElseThrow());
        assertThat(world.only(orders).lastError()).isEmpty();
    }

    @Test
    void whatTheServiceCannotPlanHoldsUpNoOther() {
        add(orders, "broken", "0 13 * * *");
        add(invoices, "fine", "0 13 * * *");
        clock.at("2026-11-22T13:00:00Z");
        var ticker =
                world.ticker((operation, request, due) -> {
                    if (request.subject().equals(orders.toString())) {
                        throw new IllegalStateException("a bug");
                    }
                    return World.travel(operation, request, due);
                });

        ticker.runNext();
        ticker.runNext();

        assertThat(world.only(orders).lastError())
                .contains("planning it failed: IllegalStateException");
        assertThat(world.operations(invoices)).hasSize(1);
    }

    @Test
    void neitherDoesWhatTheStoreNeverTakes() {
        add(orders, "broken", "0 13 * * *");
        add(invoices, "fine", "0 13 * * *");
        clock.at("2026-11-22T13:00:00Z");
        var nul = new Travel("a\u0000b", Access.EXCLUSIVE, World.TRAVEL.steps());
        var ticker =
                world.ticker((operation, request, due) ->
                        request.subject().equals(orders.toString())
                                ? World.plan(nul, request)
                                : World.travel(operation, request, due));

        ticker.runNext();
        ticker.runNext();

        assertThat(world.only(orders).lastError())
                .hasValueSatisfying(it -> assertThat(it).startsWith("the store does not take it"));
        assertThat(world.operations(orders)).isEmpty();
        assertThat(world.operations(invoices)).hasSize(1);
    }

    @Test
    void nothingBeginsOnAClusterThatIsBeingRemoved() {
        hourly(orders);
        var removal = new Travel("removal", Access.EXCLUSIVE_FINAL, World.TRAVEL.steps());
        world.engine
                .intake()
                .submit(TestEngines.identity("end"), removal, orders, Journey.on(orders));
        clock.at("2026-11-22T13:00:00Z");

        world.ticker().runNext();

        assertThat(world.only(orders).lastError())
                .hasValueSatisfying(it -> assertThat(it).contains("is being removed by operation"));
        assertThat(world.operations(orders)).hasSize(1);
    }

    @Test
    void aDueTimeCountsOnceAlsoWhenAClockGoesBack() {
        hourly(orders);
        clock.at("2026-11-22T13:00:00Z");
        var first = begun(world.ticker().runNext().orElseThrow());
        world.schedules.removeFor(orders);
        clock.at("2026-11-22T12:59:00Z");
        hourly(orders);
        clock.at("2026-11-22T13:00:00Z");

        var again = world.ticker().runNext().orElseThrow();

        assertThat(begun(again)).isEqualTo(first);
        assertThat(world.operations(orders)).hasSize(1);
    }

    @Test
    void whatAnOlderVersionCannotReadStopsAndSaysSo() throws Exception {
        hourly(orders);
        add(invoices, "fine", "0 13 * * *");
        try (var connection = POSTGRES.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update %s.schedule set time_zone = 'Mars/Olympus' where cluster = '%s'"
                            .formatted(world.schema.name(), orders));
        }
        clock.at("2026-11-22T13:00:00Z");
        var ticker = world.ticker();

        ticker.runNext();
        ticker.runNext();

        assertThat(world.only(orders).next()).isEmpty();
        assertThat(world.only(orders).lastError())
                .hasValueSatisfying(it -> assertThat(it).contains("Mars/Olympus"));
        assertThat(world.operations(invoices)).hasSize(1);
        hourly(orders);
        assertThat(world.only(orders).next()).isPresent();
    }

    @Test
    void whatIsTakenAwayDoesNotRunAnyMore() {
        hourly(orders);
        clock.at("2026-11-22T13:00:00Z");
        world.schedules.replaceFor(orders, "group", List.of());

        assertThat(world.ticker().runNext()).isEmpty();
    }

    private void hourly(ClusterRef cluster) {
        add(cluster, "hourly", "0 * * * *");
    }

    private void add(ClusterRef cluster, String name, String cron) {
        world.schedules.replaceFor(cluster, "group", List.of(schedule(cluster, name, cron)));
    }

    private static UUID begun(Ran ran) {
        return ((Result.Begun) ran.result()).operation();
    }

    private static Request read(Envelope request) {
        return ((Parsed.Valid<Request>) Requests.parse(request)).value();
    }
}
