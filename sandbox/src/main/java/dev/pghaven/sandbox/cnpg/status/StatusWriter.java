package dev.pghaven.sandbox.cnpg.status;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Changes a Cluster's status, which others write too, on the ground of what it is just now. */
public record StatusWriter(ClusterApi api) {
    private static final int MOST_ATTEMPTS = 20;

    /** Does nothing where the Cluster is gone. */
    public void change(
            String namespace, String name, Function<Cluster, Map<String, Object>> change) {
        for (int attempt = 1; !isWritten(namespace, name, change); attempt++) {
            if (attempt == MOST_ATTEMPTS) {
                throw new IllegalStateException("the status of " + name + " changes all the time");
            }
        }
    }

    /** Sets the condition, and the other fields with it. */
    public void set(String namespace, String name, ConditionChange condition, Map<String, ?> with) {
        change(
                namespace,
                name,
                cluster -> {
                    var fields = new LinkedHashMap<String, Object>(with);
                    var known = cluster.status().conditions();
                    fields.put("conditions", condition.in(known, Instant.now()));
                    return fields;
                });
    }

    private boolean isWritten(
            String namespace, String name, Function<Cluster, Map<String, Object>> change) {
        var resource = api.resource(namespace, name);
        var patch = resource.flatMap(it -> patch(it, change.apply(Cluster.of(it))));
        try {
            patch.ifPresent(it -> api.patchStatus(namespace, name, it));
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private static Optional<String> patch(
            GenericKubernetesResource resource, Map<String, Object> fields) {
        return StatusPatch.of(
                resource.getAdditionalProperties().get("status"),
                fields,
                resource.getMetadata().getResourceVersion());
    }
}
