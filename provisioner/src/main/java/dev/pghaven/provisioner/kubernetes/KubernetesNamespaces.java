package dev.pghaven.provisioner.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Api;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.provisioner.Namespaces;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;

/** Namespaces of the Kubernetes cluster that we run in. */
@ApplicationScoped
class KubernetesNamespaces implements Namespaces {
    private final KubernetesClient client;
    private final NamespaceContents contents;

    KubernetesNamespaces(KubernetesClient client, NamespaceContents contents) {
        this.client = client;
        this.contents = contents;
    }

    @Override
    public Readiness ensure(String name) {
        var existing = find(name);
        if (existing == null) {
            create(name);
            return Readiness.READY;
        }
        return isTerminating(existing) ? Readiness.TERMINATING : Readiness.READY;
    }

    @Override
    public Departure leave(ClusterRef cluster) {
        var existing = find(cluster.namespace());
        if (existing == null) {
            return Departure.GONE;
        }
        if (isTerminating(existing)) {
            return Departure.LEAVING;
        }
        if (!OurLabels.areIn(existing.getMetadata().getLabels())
                || !contents.isEmpty(cluster.namespace())) {
            return Departure.KEPT;
        }
        delete(existing);
        return Departure.LEAVING;
    }

    private Namespace find(String name) {
        return Api.attempt(
                "read namespace " + name, () -> client.namespaces().withName(name).get());
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
            if (e.getCode() != Api.CONFLICT) {
                throw Api.failed("create namespace " + name, e);
            }
        }
    }

    private void delete(Namespace namespace) {
        var name = namespace.getMetadata().getName();
        Api.attempt(
                "delete namespace " + name,
                () -> client.resource(namespace).lockResourceVersion().delete());
    }

    private static boolean isTerminating(Namespace namespace) {
        return namespace.getMetadata().getDeletionTimestamp() != null;
    }
}
