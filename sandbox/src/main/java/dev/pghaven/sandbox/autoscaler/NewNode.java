package dev.pghaven.sandbox.autoscaler;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One more node of a pool, like another of its zone. */
record NewNode(Node like, String prefix, int number) {
    /** Where the addresses of the pool begin; the first node of all has .4. */
    private static final int FIRST_ADDRESS = 5;

    Node node() {
        var name = prefix + number;
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(like.getMetadata().getLabels())
                .addToLabels("kubernetes.io/hostname", name)
                .endMetadata()
                .withNewSpec()
                .withProviderID(providerId())
                .endSpec()
                .withNewStatusLike(like.getStatus())
                .withConditions(ready())
                .withAddresses()
                .addNewAddress(name, "Hostname")
                .addNewAddress("10.224.0." + (FIRST_ADDRESS + number), "InternalIP")
                .endStatus()
                .build();
    }

    /** A machine of the same scale set. */
    private String providerId() {
        var id = like.getSpec().getProviderID();
        return id == null ? null : id.replaceFirst("[0-9]+$", Integer.toString(number));
    }

    private static NodeCondition ready() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new NodeConditionBuilder()
                .withType("Ready")
                .withStatus("True")
                .withReason("KubeletReady")
                .withMessage("kubelet is posting ready status")
                .withLastHeartbeatTime(now)
                .withLastTransitionTime(now)
                .build();
    }
}
