package dev.pghaven.sandbox.cnpg.plan;

import dev.pghaven.sandbox.cnpg.api.Labels;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.Map;
import org.postgresql.replication.LogSequenceNumber;

/** What could be observed of instances; each is on a node of its own. */
final class Observations {
    private Observations() {}

    static PersistentVolumeClaim claim(String instance, String state) {
        var metadata = metadata(instance);
        metadata.setAnnotations(Map.of(Labels.PVC_STATUS, state));
        return new PersistentVolumeClaimBuilder().withMetadata(metadata).build();
    }

    static Pod pod(String instance, boolean ready) {
        return new PodBuilder()
                .withMetadata(metadata(instance))
                .withNewSpec()
                .withNodeName(nodeOf(instance))
                .endSpec()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready ? "True" : "False")
                .endCondition()
                .endStatus()
                .build();
    }

    static String nodeOf(String instance) {
        return "node-of-" + instance;
    }

    static InstanceReport primary() {
        return report(true, "0/0", "0/0", false);
    }

    static InstanceReport standby(String received, String replayed, boolean receiving) {
        return report(false, received, replayed, receiving);
    }

    static ObjectMeta metadata(String instance) {
        return new ObjectMetaBuilder()
                .withName(instance)
                .addToLabels(Labels.INSTANCE_NAME, instance)
                .build();
    }

    private static InstanceReport report(
            boolean primary, String received, String replayed, boolean receiving) {
        return new InstanceReport(
                primary,
                1,
                "7",
                0,
                LogSequenceNumber.valueOf(received),
                LogSequenceNumber.valueOf(replayed),
                receiving);
    }
}
