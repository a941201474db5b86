package dev.pghaven.kubernetes;

import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * Deletes the one object that was meant, and not a successor that has its name. The client's own
 * delete knows no precondition but the resource version, which the operator changes all the time.
 */
public final class UidDeletion {
    private UidDeletion() {}

    public static void delete(KubernetesClient client, String path, String uid) {
        try {
            client.raw(path, "DELETE", onlyIf(uid));
        } catch (KubernetesClientException e) {
            if (e.getCode() != Api.NOT_FOUND && e.getCode() != Api.CONFLICT) {
                throw Api.failed("delete " + path, e);
            }
        }
    }

    private static DeleteOptions onlyIf(String uid) {
        return new DeleteOptionsBuilder()
                .withPropagationPolicy("Background")
                .withNewPreconditions()
                .withUid(uid)
                .endPreconditions()
                .build();
    }
}
