package dev.pghaven.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;

/** Tells our own objects from those of others. */
public final class Presences {
    private Presences() {}

    public static Presence of(HasMetadata object, ClusterRef cluster) {
        var labels = Optional.ofNullable(object.getMetadata().getLabels()).orElseGet(Map::of);
        return OurLabels.areIn(labels, cluster)
                ? new Presence.Ours(object.getMetadata().getUid())
                : new Presence.Foreign(
                        labels.getOrDefault(OurLabels.MANAGED_BY, "nobody that says so"));
    }
}
