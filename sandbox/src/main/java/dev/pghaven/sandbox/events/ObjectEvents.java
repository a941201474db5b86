package dev.pghaven.sandbox.events;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tells people what a component does with objects. */
public record ObjectEvents(KubernetesClient client, String component) {
    /** Where the events about objects stand that have no namespace. */
    private static final String DEFAULT = "default";

    public void normal(HasMetadata about, String reason, String message) {
        client.resource(event(about, "Normal", reason, message)).create();
    }

    public void warning(HasMetadata about, String reason, String message) {
        client.resource(event(about, "Warning", reason, message)).create();
    }

    private Event event(HasMetadata about, String type, String reason, String message) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var metadata = about.getMetadata();
        var namespace = metadata.getNamespace();
        return new EventBuilder()
                .withNewMetadata()
                .withName(metadata.getName() + "." + Long.toHexString(System.nanoTime()))
                .withNamespace(namespace == null ? DEFAULT : namespace)
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(about.getApiVersion())
                .withKind(about.getKind())
                .withName(metadata.getName())
                .withNamespace(namespace)
                .withUid(metadata.getUid())
                .endInvolvedObject()
                .withType(type)
                .withReason(reason)
                .withMessage(message)
                .withCount(1)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withNewSource(component, null)
                .withReportingComponent(component)
                .build();
    }
}
