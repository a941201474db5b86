package dev.pghaven.sandbox.cnpg.archiving;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.status.ConditionChange;
import dev.pghaven.sandbox.cnpg.status.StatusWriter;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Cluster's condition {@code ContinuousArchiving}, as the last archive command left it. */
record ArchivingCondition(StatusWriter statuses, Cluster cluster) {
    private static final Logger LOG = LoggerFactory.getLogger(ArchivingCondition.class);
    private static final String TYPE = "ContinuousArchiving";

    void working() {
        set(true, "ContinuousArchivingSuccess", "Continuous archiving is working");
    }

    void failing(String message) {
        set(false, "ContinuousArchivingFailing", message);
    }

    /** A segment that is archived stays so, whether the API server hears of it or not. */
    private void set(boolean status, String reason, String message) {
        try {
            statuses.set(
                    cluster.namespace(),
                    cluster.name(),
                    new ConditionChange(TYPE, status, reason, message),
                    Map.of());
        } catch (KubernetesClientException e) {
            LOG.atWarn()
                    .addKeyValue("cluster", cluster.name())
                    .log("cannot write the condition {}: {}", TYPE, e.toString());
        }
    }
}
