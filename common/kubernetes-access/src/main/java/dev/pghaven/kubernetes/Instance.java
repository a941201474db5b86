package dev.pghaven.kubernetes;

import java.util.Map;
import java.util.Optional;

/** A PostgreSQL pod of a cluster, and where it runs. */
public record Instance(
        String name,
        String address,
        Role role,
        Optional<Node> node,
        String qosClass,
        boolean ready) {
    /** What the operator says the instance is; transient states are none of these. */
    public enum Role {
        PRIMARY,
        REPLICA,
        UNKNOWN
    }

    /** A Kubernetes node. */
    public record Node(String name, Map<String, String> labels) {
        private static final String ZONE = "topology.kubernetes.io/zone";

        public Optional<String> zone() {
            return Optional.ofNullable(labels.get(ZONE));
        }
    }
}
