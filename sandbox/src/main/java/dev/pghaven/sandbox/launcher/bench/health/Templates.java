package dev.pghaven.sandbox.launcher.bench.health;

import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Clusters and their pods with all that an operator and a kubelet write into them. */
final class Templates {
    private final String cluster = read("cluster.yaml");
    private final String pod = read("pod.yaml");

    GenericKubernetesResource cluster(ClusterRef ref) {
        return Serialization.unmarshal(named(cluster, ref), GenericKubernetesResource.class);
    }

    /**
     * @param serial of the instance, from 1, which is the primary
     */
    Pod pod(ClusterRef ref, String clusterUid, int serial) {
        var yaml =
                named(pod, ref)
                        .replace("${pod}", ref.name() + "-" + serial)
                        .replace("${serial}", Integer.toString(serial))
                        .replace("${role}", serial == 1 ? "primary" : "replica")
                        .replace("${uid}", clusterUid);
        return Serialization.unmarshal(yaml, Pod.class);
    }

    private static String named(String template, ClusterRef ref) {
        return template.replace("${namespace}", ref.namespace()).replace("${name}", ref.name());
    }

    private static String read(String file) {
        try (var stream = Templates.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
