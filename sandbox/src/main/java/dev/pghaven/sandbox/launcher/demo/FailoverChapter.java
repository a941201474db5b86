package dev.pghaven.sandbox.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pghaven.sandbox.launcher.client.LiveCluster;
import dev.pghaven.sandbox.launcher.client.Said;
import dev.pghaven.sandbox.launcher.demo.report.Figure;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The how-to's failover, with figures: the primary's pod goes, and the first comes back. */
final class FailoverChapter {
    private static final Duration REPLAY = Duration.ofSeconds(10);
    private static final String SERVICE = "failover-service";
    private static final String CANARIES =
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'pghaven' AND tablename LIKE 'canary%'";

    private final LiveCluster live;
    private final ProvisionedCluster cluster;
    private final Conversation conversation;
    private final PrintStream out;
    private final Checks checks;

    FailoverChapter(
            LiveCluster live,
            ProvisionedCluster cluster,
            Conversation conversation,
            PrintStream out,
            Checks checks) {
        this.live = live;
        this.cluster = cluster;
        this.conversation = conversation;
        this.out = out;
        this.checks = checks;
    }

    void tell() throws IOException {
        var first = live.primary().name();
        drill(first);
        promoteBack();
        table(first);
        schedule();
    }

    /** After the drill: the example's blackouts would forbid it on some days. */
    private void schedule() throws IOException {
        var answer =
                conversation.ask(
                        "ScheduleFailoverDrills",
                        "schedule-failover-drills.json",
                        SERVICE,
                        "FailoverDrillsScheduled",
                        "FailoverDrillsSchedulingFailed");
        var weekly = answer.data().at("/drills/schedules/0");
        out.printf(
                "         %s drill at %s, %s%n",
                weekly.path("name").asText(),
                weekly.path("cron").asText(),
                weekly.path("timeZone").asText());
        checks.that(
                "blackouts beside the schedule",
                2,
                () ->
                        answer.data().at("/drills/blackouts/intervals").size()
                                + answer.data().at("/drills/blackouts/weekly").size());
    }

    private void drill(String first) throws IOException {
        var drill =
                conversation.ask(
                        "RunFailoverDrill",
                        "run-failover-drill.json",
                        SERVICE,
                        "FailoverDrillCompleted",
                        "FailoverDrillFailed");
        measured("unplanned failover", drill);
        measured(drill, "timeToWritable", "until a commit came through again");
        measured(drill, "timeToHealthy", "until every instance was ready");
        showEndpoints(drill);
        var data = drill.data();
        checks.that("the drill's verdict", "passed", () -> data.path("verdict").asText());
        checks.that("commits wait for a standby", true, () -> data.path("synchronous"));
        checks.that("acknowledged commits that are lost", 0, () -> data.at("/commits/lost"));
        checks.that("the client saw an outage", true, () -> outage(data).isPositive());
        checks.that("the old primary", first, () -> data.path("oldPrimary").asText());
        checks.that(
                "the new primary", live.primary().name(), () -> data.path("newPrimary").asText());
        checks.that(
                "who answers through the read-write service since",
                live.primary().name(),
                () -> named(endpoint(data, "pg-primary-rw").path("after")));
        checks.that(
                "answers through the read-only service",
                true,
                () -> endpoint(data, "pg-primary-ro").path("answered").asLong() > 0);
        checks.within(REPLAY, "instances that are healthy again", 3, () -> look().healthy());
    }

    private void promoteBack() throws IOException {
        var promotion =
                conversation.ask(
                        "PromoteInstance",
                        "promote-instance.json",
                        SERVICE,
                        "InstancePromoted",
                        "PromotionFailed");
        measured("planned switchover", promotion);
        checks.that(
                "acknowledged commits that are lost",
                0,
                () -> promotion.data().at("/commits/lost"));
    }

    /** The standbys follow within moments; the LSNs are the same as soon as nobody writes. */
    private void table(String first) {
        checks.that("the primary is the first again", first, () -> live.primary().name());
        checks.within(REPLAY, "instances that are OK", 3, () -> look().healthy());
        checks.within(
                REPLAY,
                "roles",
                List.of(
                        "pg-primary-1 Primary",
                        "pg-primary-2 Standby (quorum)",
                        "pg-primary-3 Standby (quorum)"),
                () -> look().roles());
        checks.within(REPLAY, "LSNs that the instances stand at", 1, () -> look().lsns());
        checks.that("nodes that they run on", 3, () -> look().nodes());
        checks.that(
                "tables of canaries that are left",
                0,
                () -> cluster.pghaven().ask(live.primary(), CANARIES).getFirst());
        checks.that("the table of the how-to", "shown", this::show);
    }

    private String show() throws SQLException {
        look().show(out);
        return "shown";
    }

    private InstanceTable look() throws SQLException {
        return InstanceTable.of(live, cluster.pghaven());
    }

    private void measured(String what, Said said) {
        var commits = said.data().path("commits");
        out.printf(
                "         commits: %d acknowledged, %d unknown%n",
                commits.path("acknowledged").asLong(), commits.path("unknown").asLong());
        checks.measured(
                Figure.count(
                        what + ": acknowledged commits lost",
                        commits.path("lost").asLong(),
                        "commits"));
        if (said.data().hasNonNull("outage")) {
            checks.measured(
                    Figure.seconds(
                            what + ": outage that the client saw", seconds(outage(said.data()))));
            out.printf(
                    "         to within %d ms%n",
                    Duration.parse(said.data().at("/outage/within").asText()).toMillis());
        }
    }

    private void measured(Said said, String field, String what) {
        if (said.data().hasNonNull(field)) {
            checks.measured(
                    Figure.seconds(
                            "unplanned failover: " + what,
                            seconds(Duration.parse(said.data().path(field).asText()))));
        }
    }

    private void showEndpoints(Said drill) {
        out.printf(
                "         %-15s %8s %10s %9s %7s  %s%n",
                "service", "answered", "unanswered", "timed out", "silence", "who answered");
        for (var it : drill.data().path("endpoints")) {
            out.printf(
                    Locale.ROOT,
                    "         %-15s %8d %10d %9d %5.2f s  %s, then %s%n",
                    it.path("service").asText(),
                    it.path("answered").asLong(),
                    it.path("unanswered").asLong(),
                    it.path("timedOut").asLong(),
                    seconds(Duration.parse(it.path("silence").asText())),
                    named(it.path("before")),
                    named(it.path("after")));
        }
    }

    private static JsonNode endpoint(JsonNode data, String service) {
        for (var it : data.path("endpoints")) {
            if (it.path("service").asText().equals(service)) {
                return it;
            }
        }
        return MissingNode.getInstance();
    }

    private static String named(JsonNode instances) {
        var names = new ArrayList<String>();
        instances.forEach(it -> names.add(it.asText()));
        return names.isEmpty() ? "nobody" : String.join(", ", names);
    }

    private static Duration outage(JsonNode data) {
        return Duration.parse(data.at("/outage/lasted").asText());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
