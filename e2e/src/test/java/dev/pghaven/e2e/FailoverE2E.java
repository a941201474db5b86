package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes of the primary of real clusters: what clients see of them, and what is told. */
@ExtendWith(OnStage.class)
class FailoverE2E {
    private static Stage stage;
    private static SourceCluster orders;

    @BeforeAll
    static void provision(Stage given) {
        stage = given;
        stage.failoverService();
        orders = SourceCluster.provision(stage, "shop/ledger", 3);
    }

    @AfterAll
    static void close() {
        orders.close();
    }

    @AfterEach
    void mend() {
        stage.allIsWellAgain();
    }

    @Test
    void aPromotionThereAndBackIsMeasuredAndToldOnceEach() {
        var there = orders.promote("ledger-2");
        assertPromoted(there, "ledger-1", "ledger-2");
        assertToldOnce("ledger-2", there.data().path("toTimeline").asInt());

        var back = orders.promote("ledger-1");
        assertPromoted(back, "ledger-2", "ledger-1");
        assertToldOnce("ledger-1", back.data().path("toTimeline").asInt());
    }

    private static void assertPromoted(Facts.Said said, String from, String to) {
        assertThat(said.name()).as(said.toString()).isEqualTo("InstancePromoted");
        assertThat(said.text("oldPrimary")).isEqualTo(from);
        assertThat(said.text("newPrimary")).isEqualTo(to);
        assertThat(Duration.parse(said.data().at("/outage/lasted").asText()))
                .as(said.toString())
                .isPositive()
                .isLessThan(Duration.ofSeconds(30));
        assertThat(said.data().at("/commits/acknowledged").asLong()).isPositive();
        assertThat(said.data().at("/commits/lost").asLong()).isZero();
    }

    private static void assertToldOnce(String primary, int timeline) {
        var completed =
                stage.facts()
                        .await(
                                "a completed failover",
                                1,
                                it ->
                                        orders.isOf(it, "FailoverCompleted")
                                                && it.data().path("toTimeline").asInt()
                                                        == timeline);
        assertThat(completed).hasSize(1);
        assertThat(completed.getFirst().text("newPrimary")).isEqualTo(primary);
        assertThat(completed.getFirst().data().path("planned").asBoolean()).isTrue();
        var started =
                stage.facts()
                        .that(it ->
                                orders.isOf(it, "FailoverStarted")
                                        && it.data().path("timeline").asInt() == timeline - 1);
        assertThat(started).hasSize(1);
        assertThat(started.getFirst().data().path("planned").asBoolean()).isTrue();
    }
}
