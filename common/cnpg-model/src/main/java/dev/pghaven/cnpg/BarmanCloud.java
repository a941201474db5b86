package dev.pghaven.cnpg;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The Barman Cloud plugin, as it is known to Kubernetes and to the operator. */
public final class BarmanCloud {
    public static final String GROUP = "barmancloud.cnpg.io";
    public static final String VERSION = "v1";
    public static final String API_VERSION = GROUP + "/" + VERSION;

    /** Its name among the operator's plugins. */
    public static final String PLUGIN = "barman-cloud.cloudnative-pg.io";

    /** The plugin's parameter that names an ObjectStore of the Cluster's own namespace. */
    public static final String OBJECT_NAME = "barmanObjectName";

    /** The plugin's parameter that names the archive's folder. */
    public static final String SERVER_NAME = "serverName";

    public static final ResourceDefinitionContext OBJECT_STORES =
            new ResourceDefinitionContext.Builder()
                    .withGroup(GROUP)
                    .withVersion(VERSION)
                    .withKind(ObjectStore.KIND)
                    .withPlural("objectstores")
                    .withNamespaced(true)
                    .build();

    private BarmanCloud() {}
}
