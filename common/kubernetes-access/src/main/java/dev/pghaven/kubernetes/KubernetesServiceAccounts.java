package dev.pghaven.kubernetes;

import dev.pghaven.cnpg.Annotations;
import dev.pghaven.cnpg.Labels;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Service accounts of the Kubernetes cluster that we run in. */
@ApplicationScoped
class KubernetesServiceAccounts implements ServiceAccounts {
    private final KubernetesClient client;
    private final ServerSideApply serverSideApply;

    KubernetesServiceAccounts(KubernetesClient client, ServerSideApply serverSideApply) {
        this.client = client;
        this.serverSideApply = serverSideApply;
    }

    @Override
    public Applied ensure(ServiceAccount account, String clientId) {
        var existing = find(account);
        if (existing.isPresent() && !OurLabels.areIn(existing.get().getMetadata().getLabels())) {
            return new Applied.Rejected(
                    "service account %s/%s exists and is not managed by pghaven"
                            .formatted(account.namespace(), account.name()));
        }
        var other =
                existing.flatMap(KubernetesServiceAccounts::clientId)
                        .filter(it -> !it.equals(clientId));
        if (other.isPresent()) {
            return new Applied.Rejected(
                    "service account %s/%s is shared by clusters of identity %s, not of %s"
                            .formatted(account.namespace(), account.name(), other.get(), clientId));
        }
        return serverSideApply.apply(
                new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withNamespace(account.namespace())
                        .withName(account.name())
                        .withLabels(OurLabels.common())
                        .addToLabels(Labels.USE_WORKLOAD_IDENTITY, "true")
                        .addToAnnotations(Annotations.WORKLOAD_CLIENT_ID, clientId)
                        .endMetadata()
                        .build());
    }

    @Override
    public void delete(ServiceAccount account) {
        find(account)
                .filter(it -> OurLabels.areIn(it.getMetadata().getLabels()))
                .ifPresent(it ->
                        Api.attempt(
                                "delete service account " + account,
                                () -> client.resource(it).delete()));
    }

    private static Optional<String> clientId(
            io.fabric8.kubernetes.api.model.ServiceAccount account) {
        return Optional.ofNullable(account.getMetadata().getAnnotations())
                .map(it -> it.get(Annotations.WORKLOAD_CLIENT_ID));
    }

    private Optional<io.fabric8.kubernetes.api.model.ServiceAccount> find(ServiceAccount account) {
        return Api.attempt(
                "read service account " + account,
                () ->
                        Optional.ofNullable(
                                client.serviceAccounts()
                                        .inNamespace(account.namespace())
                                        .withName(account.name())
                                        .get()));
    }
}
