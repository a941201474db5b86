package dev.pghaven.sandbox.launcher.bench.health;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** Where CNPG's Clusters are in the Kubernetes API. */
final class ClustersApi {
    static final ResourceDefinitionContext CLUSTERS =
            new ResourceDefinitionContext.Builder()
                    .withGroup("postgresql.cnpg.io")
                    .withVersion("v1")
                    .withKind("Cluster")
                    .withPlural("clusters")
                    .withNamespaced(true)
                    .build();

    private ClustersApi() {}
}
