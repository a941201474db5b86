package dev.pghaven.backups.kubernetes;

import dev.pghaven.backups.verify.VerificationNamespaces;
import dev.pghaven.kubernetes.Api;
import dev.pghaven.kubernetes.OurLabels;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;

/** The namespace of copies in the Kubernetes cluster that we run in; it stays when they go. */
@ApplicationScoped
class KubernetesVerificationNamespaces implements VerificationNamespaces {
    private final KubernetesClient client;

    KubernetesVerificationNamespaces(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Readiness ensure(String name) {
        var existing =
                Api.attempt(
                        "read namespace " + name, () -> client.namespaces().withName(name).get());
        if (existing == null) {
            create(name);
            return Readiness.READY;
        }
        return readiness(existing);
    }

    private static Readiness readiness(Namespace existing) {
        if (!isForCopies(existing)) {
            return Readiness.FOREIGN;
        }
        return existing.getMetadata().getDeletionTimestamp() == null
                ? Readiness.READY
                : Readiness.TERMINATING;
    }

    /** Made by us, or for us by whoever installed us. */
    private static boolean isForCopies(Namespace existing) {
        var labels = existing.getMetadata().getLabels();
        return OurLabels.areIn(labels)
                || labels != null && "true".equals(labels.get(OurLabels.VERIFICATION));
    }

    private void create(String name) {
        var namespace =
                new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(OurLabels.common())
                        .endMetadata()
                        .build();
        try {
            client.resource(namespace).create();
        } catch (KubernetesClientException e) {
            // Another verification may have been first.
            if (e.getCode() != Api.CONFLICT) {
                throw Api.failed("create namespace " + name, e);
            }
        }
    }
}
