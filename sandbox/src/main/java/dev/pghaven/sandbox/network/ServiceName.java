package dev.pghaven.sandbox.network;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/** A Service's place in the cluster, and so its names in DNS. */
public record ServiceName(String namespace, String name) {

    public static ServiceName of(HasMetadata object) {
        return new ServiceName(object.getMetadata().getNamespace(), object.getMetadata().getName());
    }

    List<String> hostNames() {
        var base = name + "." + namespace;
        return List.of(base, base + ".svc", base + ".svc.cluster.local");
    }

    /** As the cluster's own components write it. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
