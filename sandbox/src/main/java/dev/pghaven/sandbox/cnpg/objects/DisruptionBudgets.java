package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What keeps a drain from taking the primary, or too many replicas at once. */
public final class DisruptionBudgets {
    private static final int FEWEST_FOR_REPLICAS = 3;

    private DisruptionBudgets() {}

    public static List<PodDisruptionBudget> of(Cluster cluster) {
        var budgets = new ArrayList<PodDisruptionBudget>();
        int instances = cluster.spec().instances();
        if (cluster.spec().enablePDB()) {
            budgets.add(budget(cluster, cluster.names().primaryBudget(), Labels.PRIMARY, 1));
            if (instances >= FEWEST_FOR_REPLICAS) {
                budgets.add(budget(cluster, cluster.name(), Labels.REPLICA, instances - 2));
            }
        }
        return budgets;
    }

    private static PodDisruptionBudget budget(
            Cluster cluster, String name, String role, int minAvailable) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(Owned.plain(cluster, name))
                .withNewSpec()
                .withMinAvailable(new IntOrString(minAvailable))
                .withNewSelector()
                .withMatchLabels(Map.of(Labels.CLUSTER, cluster.name(), Labels.INSTANCE_ROLE, role))
                .endSelector()
                .endSpec()
                .build();
    }
}
