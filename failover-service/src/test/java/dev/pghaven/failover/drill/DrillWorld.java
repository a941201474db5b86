package dev.pghaven.failover.drill;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.contracts.spec.DrillObjectives;
import dev.pghaven.failover.DrillConfiguration;
import dev.pghaven.failover.fakes.Configurations;
import dev.pghaven.failover.fakes.InMemoryDrillSchedules;
import dev.pghaven.failover.fakes.KnownBackups;
import dev.pghaven.failover.fakes.KnownDisruptors;
import dev.pghaven.failover.fakes.KnownStandbys;
import dev.pghaven.failover.fakes.OneCanary;
import dev.pghaven.failover.fakes.PromptOperator;
import dev.pghaven.failover.fakes.RememberedDrills;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.testkit.WorkflowDriver;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A healthy cluster of three, and the workflow that drills it, among fakes. */
final class DrillWorld {
    static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");

    /** A Saturday. */
    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    final InMemoryClusters clusters = new InMemoryClusters();
    final KnownStandbys standbys = new KnownStandbys();
    final PromptOperator operator = new PromptOperator(clusters);
    final OneCanary canary = new OneCanary();
    final RememberedDrills past = new RememberedDrills();
    final KnownBackups backups = new KnownBackups();
    final InMemoryDrillSchedules schedules = new InMemoryDrillSchedules();
    final KnownDisruptors disruptors = new KnownDisruptors(this::failOver);

    private boolean slow;

    DrillWorld() {
        apply(metadata(), ClusterSpec.builder(3).build());
    }

    void apply(ObjectMetaBuilder metadata, ClusterSpec spec) {
        clusters.apply(Cluster.of(metadata.build(), spec));
    }

    static ObjectMetaBuilder metadata() {
        return new ObjectMetaBuilder()
                .withNamespace(ORDERS.namespace())
                .withName(ORDERS.name())
                .withLabels(OurLabels.of(ORDERS));
    }

    /** The operator does nothing about a broken primary. */
    void operatorIsSlow() {
        slow = true;
    }

    WorkflowDriver<Drill> drill() {
        return drill(Disruption.DELETE_POD, true);
    }

    WorkflowDriver<Drill> drill(Disruption disruption, boolean promoteBack) {
        return drill(disruption, promoteBack, Duration.ofSeconds(30));
    }

    WorkflowDriver<Drill> drill(Disruption disruption, boolean promoteBack, Duration rto) {
        var request =
                new dev.pghaven.contracts.RunFailoverDrill(
                        ORDERS, disruption, new DrillObjectives(rto, null), null, promoteBack);
        return WorkflowDriver.of(workflow(), ORDERS, Drill.of(OPERATION, request));
    }

    /** The old primary streams from the new one. */
    private void failOver() {
        if (!slow) {
            operator.promotes("orders-2");
            standbys.are(
                    KnownStandbys.streaming("orders-1", 0), KnownStandbys.streaming("orders-3", 0));
        }
    }

    private RunFailoverDrill workflow() {
        var config = Configurations.defaults(DrillConfiguration.class);
        return new RunFailoverDrill(
                new CheckDrill(
                        clusters,
                        standbys,
                        disruptors,
                        new DrillTiming(past, schedules, backups, config, () -> NOW),
                        config),
                new DrillMeasurement(canary, config),
                new BrokenPrimary(clusters, disruptors, past, canary, config),
                new PromotionBack(clusters, standbys, operator, config),
                config);
    }
}
