package dev.pghaven.sandbox.network;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.HashMap;
import java.util.Map;

/** Writes EndpointSlices and Endpoints, and only when they say something new. */
final class EndpointRecords {
    private static final int NOT_FOUND = 404;
    private static final PatchContext APPLY =
            new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager("endpoint-controller")
                    .withForce(true)
                    .build();

    private final KubernetesClient client;
    private final Map<ServiceName, Written> written = new HashMap<>();

    EndpointRecords(KubernetesClient client) {
        this.client = client;
    }

    void write(ServiceName name, ServiceEndpoints endpoints) {
        var wanted =
                new Written(
                        EndpointManifests.slice(endpoints), EndpointManifests.endpoints(endpoints));
        if (wanted.equals(written.get(name))) {
            return;
        }
        if (serviceIsThere(name)) {
            client.resource(wanted.slice()).patch(APPLY);
            client.resource(wanted.endpoints()).patch(APPLY);
            written.put(name, wanted);
        } else {
            written.remove(name);
        }
    }

    /** What was derived from a Service that is gone meanwhile must not come back. */
    private boolean serviceIsThere(ServiceName name) {
        try {
            return client.services().inNamespace(name.namespace()).withName(name.name()).get()
                    != null;
        } catch (KubernetesClientException e) {
            if (e.getCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private record Written(EndpointSlice slice, Endpoints endpoints) {}
}
