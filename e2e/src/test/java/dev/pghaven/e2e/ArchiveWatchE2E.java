package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever keeps WAL from the archive is told, once, and its end as well. Two minutes are four
 * seconds here.
 */
@ExtendWith(OnStage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchiveWatchE2E {
    private static final String STALLED = "ArchivingStalled";
    private static final String RESUMED = "ArchivingResumed";
    private static final String UPLOADS =
            "\"methods\": [\"PUT\"], \"path\": \"/wals/\", \"identity\": \"mi-pghaven-workload\"";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static Stage stage;
    private static SourceCluster meters;
    private static Database pghaven;
    private static Trusts trusts;

    @BeforeAll
    static void archive(Stage given) {
        stage = given;
        meters = SourceCluster.provision(stage, "watched/meters", 1);
        pghaven = meters.pghaven();
        trusts = new Trusts(stage.azure());
    }

    @AfterAll
    static void close() {
        meters.close();
    }

    @AfterEach
    void mend() {
        stage.allIsWellAgain();
    }

    @Test
    @Order(1)
    void nothingIsToldOfAnIdleCluster() {
        closeSegment();

        await().during(Duration.ofSeconds(9))
                .atMost(Duration.ofSeconds(12))
                .until(() -> told().isEmpty());
    }

    @Test
    @Order(2)
    void azureTrustsTheClusterNoLonger() {
        var trusted = trusts.all();
        trusted.forEach(trusts::remove);

        assertStalled("failed at");
        trusted.forEach(trusts::put);
        assertResumed();
    }

    @Test
    @Order(3)
    void theContainerDeniesAccess() {
        stage.fault("roles", "{\"mi-pghaven-workload\": \"none\"}");

        assertStalled("failed at");
        stage.allIsWellAgain();
        assertResumed();
    }

    @Test
    @Order(4)
    void theStorageIsFull() {
        stage.fault("blobs", "{\"status\": 507, " + UPLOADS + "}");

        assertStalled("failed at");
        stage.allIsWellAgain();
        assertResumed();
    }

    @Test
    @Order(5)
    void anUploadHangs() {
        stage.fault("blobs", "{\"hang\": true, " + UPLOADS + "}");

        assertStalled("its archive command has not ended");
        stage.allIsWellAgain();
        assertResumed();
    }

    /** The operator is content: there is nothing that it could fail at. */
    @Test
    @Order(6)
    void nothingIsConfiguredAtAll() {
        var plugins = meters.manifest().<List<?>>get("spec", "plugins");
        meters.patch("{\"spec\": {\"plugins\": null}}");

        assertStalled("names no object store");
        assertThat(meters.manifest().<String>get("status", "phase"))
                .isEqualTo("Cluster in healthy state");
        meters.patch("{\"spec\": {\"plugins\": %s}}".formatted(Serialization.asJson(plugins)));
        assertResumed();
    }

    @Test
    @Order(7)
    void theContainerIsGone() {
        var blobs = new Blobs(stage.azure());
        blobs.deleteContainer();

        assertStalled("container");
        blobs.createContainer();
        assertResumed();
    }

    private void assertStalled(String reason) {
        var before = told().size();
        closeSegment();

        await(STALLED).atMost(PATIENCE).until(() -> told().size() > before);
        var fact = told().getLast();
        assertThat(fact.name()).isEqualTo(STALLED);
        assertThat(fact.text("reason")).contains(reason);
    }

    /** After failures the archiver sleeps for a minute, unless a segment is closed. */
    private void assertResumed() {
        var before = told().size();
        closeSegment();

        await(RESUMED).atMost(PATIENCE).until(() -> told().size() > before);
        assertThat(told())
                .extracting(Facts.Said::name)
                .endsWith(STALLED, RESUMED)
                .hasSize(before + 1);
    }

    private static List<Facts.Said> told() {
        return stage.facts().that(it -> meters.isOf(it, STALLED) || meters.isOf(it, RESUMED));
    }

    private static void closeSegment() {
        pghaven.ask(
                "select pg_switch_wal() from (select pg_create_restore_point('test') offset 0) it");
    }
}
