package dev.pghaven.provisioner.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.provisioner.OurLabels;
import dev.pghaven.provisioner.Presence;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;

/** Tells our own objects from those of others. */
final class Presences {
    private Presences() {}

    static Presence of(HasMetadata object, ClusterRef cluster) {
        var labels = Optional.ofNullable(object.getMetadata().getLabels()).orElseGet(Map::of);
        return OurLabels.areIn(labels, cluster)
                ? new Presence.Ours(object.getMetadata().getUid())
                : new Presence.Foreign(
                        labels.getOrDefault(OurLabels.MANAGED_BY, "nobody that says so"));
    }
}
