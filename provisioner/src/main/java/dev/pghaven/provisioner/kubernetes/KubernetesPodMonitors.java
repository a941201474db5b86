package dev.pghaven.provisioner.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.provisioner.Applied;
import dev.pghaven.provisioner.Labels;
import dev.pghaven.provisioner.PodMonitors;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/** PodMonitors, as far as their kinds are installed. */
@ApplicationScoped
class KubernetesPodMonitors implements PodMonitors {
    private final KubernetesClient client;
    private final ServerSideApply serverSideApply;

    KubernetesPodMonitors(KubernetesClient client, ServerSideApply serverSideApply) {
        this.client = client;
        this.serverSideApply = serverSideApply;
    }

    @Override
    public boolean known(Flavour flavour) {
        return Api.attempt(
                "ask whether " + flavour.apiVersion() + " is known",
                () -> {
                    var resources = client.getApiResources(flavour.apiVersion());
                    return resources != null
                            && resources.getResources().stream()
                                    .anyMatch(it -> "PodMonitor".equals(it.getKind()));
                });
    }

    @Override
    public Applied apply(GenericKubernetesResource podMonitor) {
        return serverSideApply.apply(podMonitor);
    }

    @Override
    public void deleteAllOf(ClusterRef cluster) {
        Arrays.stream(Flavour.values())
                .filter(this::known)
                .forEach(it -> deleteAllOf(cluster, it));
    }

    private void deleteAllOf(ClusterRef cluster, Flavour flavour) {
        Api.attempt(
                "delete the PodMonitors of " + cluster,
                () ->
                        client.genericKubernetesResources(context(flavour))
                                .inNamespace(cluster.namespace())
                                .withLabels(Labels.of(cluster))
                                .delete());
    }

    static ResourceDefinitionContext context(Flavour flavour) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(flavour.group())
                .withVersion("v1")
                .withKind("PodMonitor")
                .withPlural("podmonitors")
                .withNamespaced(true)
                .build();
    }
}
