package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.sandbox.launcher.client.Instance;
import dev.pghaven.sandbox.launcher.client.LiveCluster;
import dev.pghaven.sandbox.launcher.client.Sql;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Looks at a provisioned cluster through the eyes of its clients: over TLS, as the application's
 * user.
 */
final class ProvisionedCluster {
    static final String DATABASE = "appdb";
    private static final Duration REPLAY = Duration.ofSeconds(5);

    private final LiveCluster live;
    private final Path caFile;
    private final Sql sql;
    private final Sql statistics;
    private final List<Instance> instances;

    ProvisionedCluster(LiveCluster live, Path folder) throws IOException {
        this.live = live;
        this.instances = live.instances();
        this.caFile = folder.resolve("demo-cluster-ca.crt");
        Files.writeString(caFile, live.certificateAuthority());
        this.sql = new Sql(DATABASE, live.owner(), caFile);
        this.statistics = new Sql(DATABASE, live.pghaven(), caFile);
    }

    List<Instance> instances() {
        return instances;
    }

    /** The application's user, connecting from outside Kubernetes. */
    Outsider seenFrom(String address) {
        return new Outsider(address, DATABASE, live.owner(), caFile);
    }

    /** How pghaven's own role asks any instance. */
    Sql pghaven() {
        return statistics;
    }

    /** Asks the primary as pghaven's own role. */
    String statistic(String query) throws SQLException {
        return statistics.ask(primary(), query).getFirst();
    }

    /** The how-to's table of the instances. */
    void show(PrintStream out) {
        out.printf("  %-14s %-8s %-16s %-11s %s%n", "Name", "Role", "Node", "Zone", "Address");
        instances.forEach(it ->
                out.printf(
                        "  %-14s %-8s %-16s %-11s %s%n",
                        it.name(), it.role(), it.node(), live.zoneOf(it), it.address()));
    }

    void check(Checks checks) {
        checks.that("instances that run", 3, instances::size);
        checks.that(
                "zones that they stand in",
                3,
                () -> instances.stream().map(live::zoneOf).distinct().count());
        instances.forEach(it ->
                checks.that(
                        "pg_is_in_recovery() on " + it.name(),
                        it.primary() ? "f" : "t",
                        () -> only(it, "SELECT pg_is_in_recovery()")));
        checks.that("primaries", 1, () -> instances.stream().filter(Instance::primary).count());
        replication(checks);
        sampleData(checks);
    }

    private void replication(Checks checks) {
        checks.that(
                "standbys that stream, by pg_stat_replication",
                2,
                () ->
                        statistic(
                                "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"));
        checks.within(
                REPLAY,
                "standbys that may confirm a commit, by sync_state",
                "quorum, quorum",
                () -> statistic("SELECT string_agg(sync_state, ', ') FROM pg_stat_replication"));
    }

    private void sampleData(Checks checks) {
        checks.that(
                "owner of datasample in " + DATABASE,
                "app",
                () ->
                        only(
                                primary(),
                                "SELECT tableowner FROM pg_tables WHERE tablename = 'datasample'"));
        instances.forEach(it ->
                checks.within(
                        REPLAY,
                        "rows of datasample on " + it.name(),
                        "[1 John, 2 Jane, 3 Alice]",
                        () ->
                                sql.ask(
                                        it,
                                        "SELECT id || ' ' || name FROM datasample WHERE id <= 3 ORDER BY id")));
        var greeting = String.format(Locale.ROOT, "written at %d", System.currentTimeMillis());
        checks.that("a row written on the primary", greeting, () -> write(greeting));
        standbys()
                .forEach(it ->
                        checks.within(
                                REPLAY,
                                "the same row read on " + it.name(),
                                greeting,
                                () -> only(it, "SELECT name FROM datasample WHERE id = 4")));
        standbys()
                .forEach(it ->
                        checks.that(
                                "a write on " + it.name() + " is refused",
                                "25006",
                                () -> sqlStateOfWrite(it)));
    }

    private String write(String greeting) throws SQLException {
        sql.tell(primary(), "INSERT INTO datasample VALUES (4, '" + greeting + "')");
        return only(primary(), "SELECT name FROM datasample WHERE id = 4");
    }

    private String sqlStateOfWrite(Instance standby) {
        try {
            sql.tell(standby, "DELETE FROM datasample");
            return "it was accepted";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private String only(Instance instance, String query) throws SQLException {
        return sql.ask(instance, query).getFirst();
    }

    private Instance primary() {
        return instances.stream().filter(Instance::primary).findFirst().orElseThrow();
    }

    /** Whether someone has left the replay of a standby paused. */
    String replayOf(Instance standby) throws SQLException {
        return statistics.ask(standby, "SELECT pg_get_wal_replay_pause_state()").getFirst();
    }

    List<Instance> standbys() {
        return instances.stream().filter(it -> !it.primary()).toList();
    }
}
