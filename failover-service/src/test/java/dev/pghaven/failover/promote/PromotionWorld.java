package dev.pghaven.failover.promote;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Quantity;
import dev.pghaven.failover.CanaryConfiguration;
import dev.pghaven.failover.PromotionConfiguration;
import dev.pghaven.failover.fakes.Configurations;
import dev.pghaven.failover.fakes.KnownStandbys;
import dev.pghaven.failover.fakes.OneCanary;
import dev.pghaven.failover.fakes.PromptOperator;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.fakes.InMemoryInstances;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.testkit.WorkflowDriver;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.UUID;

/** A healthy cluster of three, and the workflow that promotes one of them, among fakes. */
final class PromotionWorld {
    static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");

    final InMemoryClusters clusters = new InMemoryClusters();
    final InMemoryInstances instances = new InMemoryInstances();
    final KnownStandbys standbys = new KnownStandbys();
    final PromptOperator operator = new PromptOperator(clusters);
    final OneCanary canary = new OneCanary();

    PromotionWorld() {
        apply(metadata(), 3);
    }

    void apply(ObjectMetaBuilder metadata, int size) {
        clusters.apply(Cluster.of(metadata.build(), ClusterSpec.builder(size).build()));
    }

    static ObjectMetaBuilder metadata() {
        return new ObjectMetaBuilder()
                .withNamespace(ORDERS.namespace())
                .withName(ORDERS.name())
                .withLabels(OurLabels.of(ORDERS));
    }

    WorkflowDriver<Promoting> promote(String instance) {
        var request =
                new dev.pghaven.contracts.PromoteInstance(ORDERS, instance, new Quantity("16Mi"));
        return WorkflowDriver.of(workflow(), ORDERS, Promoting.of(OPERATION, request));
    }

    private PromoteInstance workflow() {
        var config = Configurations.defaults(PromotionConfiguration.class);
        return new PromoteInstance(
                new CheckPromotion(clusters, instances, standbys, config),
                new Measurement(canary, Configurations.defaults(CanaryConfiguration.class), config),
                new Switchover(clusters, operator, canary, config),
                config);
    }
}
