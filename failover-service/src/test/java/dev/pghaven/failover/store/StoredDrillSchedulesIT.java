package dev.pghaven.failover.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.contracts.cron.ZonedCron;
import dev.pghaven.contracts.spec.BlackoutCalendar;
import dev.pghaven.contracts.spec.BlackoutInterval;
import dev.pghaven.contracts.spec.BlackoutWindow;
import dev.pghaven.contracts.spec.DrillObjectives;
import dev.pghaven.contracts.spec.Weekday;
import dev.pghaven.operations.schedule.Planner.Planned;
import dev.pghaven.operations.schedule.Schedule;
import dev.pghaven.testkit.ServiceSchema;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredDrillSchedulesIT {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final ClusterRef LEDGER = new ClusterRef("shop", "ledger");
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final BlackoutCalendar SALE =
            new BlackoutCalendar(
                    STOCKHOLM,
                    List.of(
                            new BlackoutInterval(
                                    Instant.parse("2026-11-27T00:00:00Z"),
                                    Instant.parse("2026-12-01T00:00:00Z"),
                                    Optional.of("Black Friday"))),
                    List.of(
                            new BlackoutWindow(
                                    Weekday.FRIDAY,
                                    LocalTime.of(16, 0),
                                    Weekday.MONDAY,
                                    LocalTime.of(7, 0),
                                    Optional.empty())));

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private ServiceSchema store;
    private StoredDrillSchedules schedules;

    @BeforeEach
    void open() {
        store = ServiceSchema.of("failover-service", POSTGRES.dataSource());
        store.execute("delete from $s.drill_blackouts");
        store.execute("delete from $s.schedule");
        schedules = new StoredDrillSchedules(store.dataSource(), store.engine());
    }

    @AfterEach
    void close() {
        store.engine().close();
    }

    @Test
    void aCalendarIsReadAsItWasWritten() {
        schedules.replaceFor(ORDERS, List.of(hourly(ORDERS)), SALE);

        assertThat(schedules.blackoutsOf(ORDERS)).isEqualTo(SALE);
        assertThat(schedules.of(ORDERS)).hasSize(1);
        assertThat(schedules.blackoutsOf(LEDGER)).isEqualTo(BlackoutCalendar.empty());
    }

    @Test
    void whatIsAskedForLaterReplacesBoth() {
        schedules.replaceFor(ORDERS, List.of(hourly(ORDERS)), SALE);

        schedules.replaceFor(ORDERS, List.of(), BlackoutCalendar.empty());

        assertThat(schedules.blackoutsOf(ORDERS)).isEqualTo(BlackoutCalendar.empty());
        assertThat(schedules.of(ORDERS)).isEmpty();
    }

    @Test
    void aClusterThatIsGoneLeavesNothing() {
        schedules.replaceFor(ORDERS, List.of(hourly(ORDERS)), SALE);
        schedules.replaceFor(LEDGER, List.of(hourly(LEDGER)), SALE);

        schedules.removeFor(ORDERS);

        assertThat(schedules.of(ORDERS)).isEmpty();
        assertThat(schedules.blackoutsOf(ORDERS)).isEqualTo(BlackoutCalendar.empty());
        assertThat(schedules.of(LEDGER)).hasSize(1);
        assertThat(schedules.blackoutsOf(LEDGER)).isEqualTo(SALE);
    }

    @Test
    void whatIsSkippedSaysWhyAndWaitsForItsNextTime() {
        schedules.replaceFor(ORDERS, List.of(hourly(ORDERS)), SALE);
        store.execute("update $s.schedule set next_due = now() - interval '1 minute'");

        store.engine()
                .ticker((operation, request, due) -> new Planned.Refused("skipped: a sale"))
                .runNext();

        assertThat(schedules.of(ORDERS))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.lastError()).contains("skipped: a sale");
                    assertThat(it.next().orElseThrow()).isAfter(Instant.now());
                    assertThat(it.lastOperation()).isEmpty();
                });
    }

    private static Schedule hourly(ClusterRef cluster) {
        return Schedule.of(
                "hourly",
                new ZonedCron("0 * * * *", STOCKHOLM),
                new RunFailoverDrill(
                        cluster,
                        null,
                        new DrillObjectives(Duration.ofMinutes(1), null),
                        null,
                        null));
    }
}
