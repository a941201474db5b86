package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import dev.pghaven.sandbox.cnpg.api.ExternalCluster;
import java.util.ArrayList;
import java.util.List;

/** What an external cluster must say of itself. */
final class ExternalClusterRules {
    private static final String FIELD = "spec.externalClusters";

    private ExternalClusterRules() {}

    static List<FieldError> check(ClusterSpec spec) {
        var errors = new ArrayList<FieldError>();
        var clusters = spec.externalClusters();
        for (int i = 0; i < clusters.size(); i++) {
            if (!isReachable(clusters.get(i))) {
                errors.add(
                        FieldError.invalid(
                                FIELD + "[" + i + "]",
                                String.valueOf(clusters.get(i).name()),
                                "one of connectionParameters, plugin and barmanObjectStore is"
                                        + " required"));
            }
        }
        if (clusters.stream().map(ExternalCluster::name).distinct().count() < clusters.size()) {
            errors.add(
                    FieldError.invalid(
                            FIELD,
                            clusters.stream().map(ExternalCluster::name).toList(),
                            "the list of external clusters contains duplicate values"));
        }
        return errors;
    }

    private static boolean isReachable(ExternalCluster cluster) {
        return cluster.connectionParameters() != null || cluster.hasBackups();
    }
}
