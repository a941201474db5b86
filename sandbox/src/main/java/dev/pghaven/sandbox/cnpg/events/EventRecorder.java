package dev.pghaven.sandbox.cnpg.events;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what a component does, as Kubernetes Events. */
public record EventRecorder(KubernetesClient client, String component) {
    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
    private static final String API_VERSION = "postgresql.cnpg.io/v1";

    public void normal(String kind, ObjectMeta about, String reason, String message) {
        record("Normal", kind, about, reason, message);
    }

    public void warning(String kind, ObjectMeta about, String reason, String message) {
        record("Warning", kind, about, reason, message);
    }

    /** What is done goes on when it cannot be told. */
    private void record(String type, String kind, ObjectMeta about, String reason, String message) {
        try {
            client.v1().events().resource(event(type, kind, about, reason, message)).create();
        } catch (KubernetesClientException e) {
            LOG.atWarn()
                    .addKeyValue("reason", reason)
                    .log("cannot write an event: {}", e.toString());
        }
    }

    private Event event(String type, String kind, ObjectMeta about, String reason, String message) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(about.getName() + "." + Long.toHexString(System.nanoTime()))
                .withNamespace(about.getNamespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(API_VERSION)
                .withKind(kind)
                .withName(about.getName())
                .withNamespace(about.getNamespace())
                .withUid(about.getUid())
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
