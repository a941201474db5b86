package dev.pghaven.provisioner;

import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** PodMonitors of the kinds that Prometheus and Azure Monitor each define. */
public interface PodMonitors {
    /** Whose kind. */
    enum Flavour {
        PROMETHEUS("monitoring.coreos.com"),
        AZURE("azmonitoring.coreos.com");

        private final String group;

        Flavour(String group) {
            this.group = group;
        }

        public String group() {
            return group;
        }

        public String apiVersion() {
            return group + "/v1";
        }
    }

    /** Whether Kubernetes knows the kind. */
    boolean known(Flavour flavour);

    Applied apply(GenericKubernetesResource podMonitor);

    void deleteAllOf(ClusterRef cluster);
}
