package dev.pghaven.operations.schedule;

import static dev.pghaven.operations.schedule.World.paused;
import static dev.pghaven.operations.schedule.World.schedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.cron.ZonedCron;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchedulesIT {
    private static final String CHECKS = "restore-checks";

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final MovableClock clock = new MovableClock("2026-11-22T12:00:00Z");
    private final ClusterRef orders = TestEngines.freshCluster();
    private Schedules schedules;

    @BeforeEach
    void migrate() {
        schedules = new World(engines, POSTGRES.dataSource(), clock).schedules;
    }

    @Test
    void whatWasAskedForStandsWithWhenItIsDue() {
        var stockholm = new ZonedCron("30 3 * * *", ZoneId.of("Europe/Stockholm"));
        replace(Schedule.of("nightly", stockholm, new RemoveCluster(orders, true)));

        assertThat(schedules.of(orders))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.key()).hasToString(orders + "/restore-checks/nightly");
                    assertThat(it.cron()).isEqualTo("30 3 * * *");
                    assertThat(it.timeZone()).isEqualTo("Europe/Stockholm");
                    assertThat(it.enabled()).isTrue();
                    assertThat(it.requestType())
                            .isEqualTo(Vocabulary.wireName(RemoveCluster.class));
                    assertThat(it.request().path("deleteBackups").asBoolean()).isTrue();
                    assertThat(it.next()).contains(Instant.parse("2026-11-23T02:30:00Z"));
                    assertThat(it.lastDue()).isEmpty();
                    assertThat(it.lastError()).isEmpty();
                });
    }

    @Test
    void whatStaysAsItWasKeepsItsDueTimeEvenWhenThatHasPassed() {
        replace(schedule(orders, "hourly", "0 * * * *"));
        clock.pass(Duration.ofHours(5));

        replace(schedule(orders, "hourly", "0  * * * * "), schedule(orders, "new", "0 * * * *"));

        assertThat(next("hourly")).contains(Instant.parse("2026-11-22T13:00:00Z"));
        assertThat(next("new")).contains(Instant.parse("2026-11-22T18:00:00Z"));
    }

    @Test
    void anotherRequestAtTheSameTimesIsStillTheSameSchedule() {
        var hourly = schedule(orders, "hourly", "0 * * * *");
        replace(hourly);
        clock.pass(Duration.ofHours(5));

        replace(Schedule.of("hourly", hourly.cron(), new RemoveCluster(orders, true)));

        assertThat(next("hourly")).contains(Instant.parse("2026-11-22T13:00:00Z"));
        assertThat(schedules.of(orders).getFirst().request().path("deleteBackups").asBoolean())
                .isTrue();
    }

    @Test
    void otherTimesCountFromNow() {
        replace(schedule(orders, "check", "0 * * * *"));
        clock.pass(Duration.ofHours(5));

        replace(schedule(orders, "check", "30 * * * *"));

        assertThat(next("check")).contains(Instant.parse("2026-11-22T17:30:00Z"));
    }

    @Test
    void anotherZoneIsAnotherTime() {
        replace(schedule(orders, "check", "0 3 * * *"));

        var fields = "0 3 * * *";
        var tokyo = new ZonedCron(fields, ZoneId.of("Asia/Tokyo"));
        replace(Schedule.of("check", tokyo, new RemoveCluster(orders)));

        assertThat(next("check")).contains(Instant.parse("2026-11-22T18:00:00Z"));
    }

    @Test
    void aPauseMakesUpForNothing() {
        var hourly = schedule(orders, "hourly", "0 * * * *");
        replace(paused(hourly));
        assertThat(next("hourly")).isEmpty();

        clock.pass(Duration.ofHours(5));
        replace(hourly);

        assertThat(next("hourly")).contains(Instant.parse("2026-11-22T18:00:00Z"));
    }

    @Test
    void whatIsNotAskedForAnyMoreGoesFromItsGroupOnly() {
        schedules.replaceFor(orders, "others", List.of(schedule(orders, "old", "0 * * * *")));
        replace(schedule(orders, "old", "0 * * * *"), schedule(orders, "kept", "0 * * * *"));

        replace(schedule(orders, "kept", "0 * * * *"));

        assertThat(names()).containsExactly("others/old", "restore-checks/kept");
        replace();
        assertThat(names()).containsExactly("others/old");
    }

    @Test
    void aClusterThatGoesTakesItsSchedulesAlong() {
        var other = TestEngines.freshCluster();
        replace(schedule(orders, "a", "0 * * * *"), schedule(orders, "b", "0 * * * *"));
        schedules.replaceFor(other, CHECKS, List.of(schedule(other, "a", "0 * * * *")));

        assertThat(schedules.removeFor(orders)).isEqualTo(2);

        assertThat(schedules.removeFor(orders)).isZero();
        assertThat(schedules.of(other)).hasSize(1);
    }

    @Test
    void aListThatCannotBeLeavesAllAsItWas() {
        replace(schedule(orders, "kept", "0 * * * *"));

        var twice = schedule(orders, "twice", "0 * * * *");
        assertThatThrownBy(() -> replace(twice, twice)).hasMessageContaining("twice");
        var foreign = schedule(TestEngines.freshCluster(), "foreign", "0 * * * *");
        assertThatThrownBy(() -> replace(foreign)).hasMessageContaining("foreign");
        assertThatThrownBy(() -> schedules.replaceFor(orders, "a/b", List.of()))
                .hasMessageContaining("a/b");

        assertThat(names()).containsExactly("restore-checks/kept");
    }

    @Test
    void ofTwoListsAtOnceOneIsTheResult() throws Exception {
        var lists = List.of(list("a"), list("b"), list("c"), list("d"));
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Callable<String>>();
            for (var list : lists) {
                running.add(() -> replaced(list));
            }
            for (var each : replicas.invokeAll(running)) {
                each.get();
            }
        }

        var names = schedules.of(orders).stream().map(it -> it.key().name()).toList();
        assertThat(lists.stream().map(SchedulesIT::names)).contains(names);
    }

    @Test
    void saysHowLongTheOldestHasBeenDue() {
        replace(schedule(orders, "a", "0 * * * *"), schedule(orders, "b", "30 * * * *"));
        assertThat(schedules.overdue()).isZero();

        clock.at("2026-11-22T13:00:00Z");

        assertThat(schedules.overdue()).isEqualTo(Duration.ofMinutes(30));
    }

    private String replaced(List<Schedule> list) {
        schedules.replaceFor(orders, CHECKS, list);
        return CHECKS;
    }

    private List<Schedule> list(String prefix) {
        return IntStream.range(10, 40)
                .mapToObj(i -> schedule(orders, prefix + i, "0 * * * *"))
                .toList();
    }

    private static List<String> names(List<Schedule> list) {
        return list.stream().map(Schedule::name).toList();
    }

    private void replace(Schedule... wanted) {
        schedules.replaceFor(orders, CHECKS, List.of(wanted));
    }

    private List<String> names() {
        return schedules.of(orders).stream()
                .map(it -> it.key().group() + "/" + it.key().name())
                .toList();
    }

    private Optional<Instant> next(String name) {
        return schedules.of(orders).stream()
                .filter(it -> it.key().name().equals(name))
                .findFirst()
                .orElseThrow()
                .next();
    }
}
