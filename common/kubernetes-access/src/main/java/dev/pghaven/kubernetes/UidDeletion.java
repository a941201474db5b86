package dev.pghaven.kubernetes;

import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;

/**
 * Deletes the one object that was meant, and not a successor that has its name. The client's own
 * delete knows no precondition but the resource version, which the operator changes all the time.
 */
public final class UidDeletion {
    private UidDeletion() {}

    public static void delete(KubernetesClient client, String path, String uid) {
        delete(client, path, onlyIf(uid).build());
    }

    /**
     * @param grace how long what runs there may take to end
     */
    public static void delete(KubernetesClient client, String path, String uid, Duration grace) {
        delete(client, path, onlyIf(uid).withGracePeriodSeconds(grace.toSeconds()).build());
    }

    private static void delete(KubernetesClient client, String path, DeleteOptions options) {
        try {
            client.raw(path, "DELETE", options);
        } catch (KubernetesClientException e) {
            if (e.getCode() != Api.NOT_FOUND && e.getCode() != Api.CONFLICT) {
                throw Api.failed("delete " + path, e);
            }
        }
    }

    private static DeleteOptionsBuilder onlyIf(String uid) {
        return new DeleteOptionsBuilder()
                .withPropagationPolicy("Background")
                .withNewPreconditions()
                .withUid(uid)
                .endPreconditions();
    }
}
