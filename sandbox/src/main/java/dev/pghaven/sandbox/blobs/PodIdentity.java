package dev.pghaven.sandbox.blobs;

import dev.pghaven.sandbox.identity.ServiceAccount;
import java.util.Map;
import java.util.Optional;

/** As whom a pod comes to Azure: AKS's webhook looks at its label and its account's annotation. */
public record PodIdentity(ServiceAccount account, Optional<String> clientId) {
    private static final String USE = "azure.workload.identity/use";
    private static final String CLIENT_ID = "azure.workload.identity/client-id";

    /** The maps may be null, as metadata's are where there are none. */
    public static PodIdentity of(
            ServiceAccount account,
            Map<String, String> podLabels,
            Map<String, String> accountAnnotations) {
        var uses = podLabels != null && "true".equals(podLabels.get(USE));
        var annotations =
                accountAnnotations == null ? Map.<String, String>of() : accountAnnotations;
        return new PodIdentity(
                account, Optional.ofNullable(annotations.get(CLIENT_ID)).filter(it -> uses));
    }

    String requireClientId() {
        return clientId.orElseThrow(() ->
                new IllegalStateException(
                        "no workload identity: the pod needs the label %s=true, and %s the annotation %s"
                                .formatted(USE, account.subject(), CLIENT_ID)));
    }
}
