package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.sandbox.launcher.client.Instance;
import dev.pghaven.sandbox.launcher.client.LiveCluster;
import dev.pghaven.sandbox.launcher.client.Sql;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The how-to's table of the instances, as each PostgreSQL itself says. */
record InstanceTable(List<Row> rows) {
    private static final String LSN =
            """
            SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()
                        ELSE pg_current_wal_lsn() END
            """;
    private static final String IN_RECOVERY = "SELECT pg_is_in_recovery()";
    private static final String SYNC_STATE =
            "SELECT sync_state FROM pg_stat_replication WHERE application_name = '%s'"
                    + " AND state = 'streaming'";

    /** An instance; one that does not answer, or that nobody hears of, is not OK. */
    record Row(String name, String lsn, String role, String status, String node) {}

    static InstanceTable of(LiveCluster live, Sql sql) throws SQLException {
        var instances = live.instances();
        var primary = live.primary();
        var rows = new ArrayList<Row>();
        for (var it : instances) {
            rows.add(row(it, primary, sql));
        }
        return new InstanceTable(List.copyOf(rows));
    }

    private static Row row(Instance it, Instance primary, Sql sql) throws SQLException {
        var lsn = sql.ask(it, LSN).getFirst();
        if (sql.ask(it, IN_RECOVERY).getFirst().equals("f")) {
            return new Row(it.name(), lsn, "Primary", "OK", it.node());
        }
        var state = sql.ask(primary, SYNC_STATE.formatted(it.name()));
        return state.isEmpty()
                ? new Row(it.name(), lsn, "Standby", "does not stream", it.node())
                : new Row(
                        it.name(),
                        lsn,
                        "Standby (%s)".formatted(state.getFirst()),
                        "OK",
                        it.node());
    }

    void show(PrintStream out) {
        out.printf("  %-14s %-12s %-18s %-16s %s%n", "Name", "LSN", "Role", "Status", "Node");
        rows.forEach(it ->
                out.printf(
                        "  %-14s %-12s %-18s %-16s %s%n",
                        it.name(), it.lsn(), it.role(), it.status(), it.node()));
    }

    List<String> roles() {
        return rows.stream().map(it -> it.name() + " " + it.role()).toList();
    }

    long healthy() {
        return rows.stream().filter(it -> it.status().equals("OK")).count();
    }

    long lsns() {
        return rows.stream().map(Row::lsn).distinct().count();
    }

    long nodes() {
        return rows.stream().map(Row::node).distinct().count();
    }
}
