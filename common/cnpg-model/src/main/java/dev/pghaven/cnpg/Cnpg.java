package dev.pghaven.cnpg;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** Where CNPG's resources are in the Kubernetes API. */
public final class Cnpg {
    public static final String GROUP = "postgresql.cnpg.io";
    public static final String VERSION = "v1";
    public static final String API_VERSION = GROUP + "/" + VERSION;

    /** What {@code status.targetPrimary} says while a failover looks for its target. */
    public static final String PENDING = "pending";

    public static final ResourceDefinitionContext CLUSTERS = context(Cluster.KIND, "clusters");

    public static final ResourceDefinitionContext BACKUPS = context(Backup.KIND, "backups");
    public static final ResourceDefinitionContext SCHEDULED_BACKUPS =
            context(ScheduledBackup.KIND, "scheduledbackups");

    private Cnpg() {}

    private static ResourceDefinitionContext context(String kind, String plural) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(GROUP)
                .withVersion(VERSION)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
