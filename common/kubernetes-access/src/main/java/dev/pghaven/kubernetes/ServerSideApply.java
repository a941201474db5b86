package dev.pghaven.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes what we decided and nothing else; a field that another manager owns is forced only where
 * the whole object is ours.
 */
@ApplicationScoped
public class ServerSideApply {
    private final KubernetesClient client;
    private final String fieldManager;

    public ServerSideApply(
            KubernetesClient client,
            @ConfigProperty(name = "quarkus.application.name") String fieldManager) {
        this.client = client;
        this.fieldManager = fieldManager;
    }

    public Applied apply(HasMetadata manifest) {
        return applyAs(fieldManager, manifest);
    }

    /**
     * Applies one part of an object that we decide in several: each part has a field manager of its
     * own, or an apply of one would take away the others.
     */
    public Applied apply(HasMetadata manifest, String part) {
        return applyAs(fieldManager + "-" + part, manifest);
    }

    /** For an object that is ours alone: whoever has changed a field of ours loses it again. */
    public Applied applyByForce(HasMetadata manifest) {
        return written(
                manifest, it -> it.fieldManager(fieldManager).forceConflicts().serverSideApply());
    }

    private Applied applyAs(String manager, HasMetadata manifest) {
        return written(manifest, it -> it.fieldManager(manager).serverSideApply());
    }

    private Applied written(HasMetadata manifest, Consumer<Resource<HasMetadata>> write) {
        try {
            write.accept(client.resource(manifest));
            return new Applied.Accepted();
        } catch (KubernetesClientException e) {
            if (isFinal(e)) {
                return new Applied.Rejected(Api.reason(e));
            }
            throw Api.failed("apply " + nameOf(manifest), e);
        }
    }

    private static boolean isFinal(KubernetesClientException e) {
        return switch (e.getCode()) {
            case Api.BAD_REQUEST, Api.UNPROCESSABLE -> true;
            case Api.CONFLICT -> belongsToAnother(e.getStatus());
            default -> false;
        };
    }

    /** Any other conflict is two writers at once, which passes. */
    private static boolean belongsToAnother(Status status) {
        return status != null
                && status.getDetails() != null
                && status.getDetails().getCauses().stream()
                        .anyMatch(cause -> "FieldManagerConflict".equals(cause.getReason()));
    }

    private static String nameOf(HasMetadata manifest) {
        var metadata = manifest.getMetadata();
        return manifest.getKind() + " " + metadata.getNamespace() + "/" + metadata.getName();
    }
}
