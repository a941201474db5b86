package dev.pghaven.provisioner.kubernetes;

import dev.pghaven.kubernetes.Api;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What lives in a namespace, of whatever kind. Deleting a namespace deletes all of it, so a kind
 * that we may not list counts as occupied.
 */
@ApplicationScoped
class NamespaceContents {
    private static final int FORBIDDEN = 403;
    private static final int METHOD_NOT_ALLOWED = 405;

    /** Records of what happened, and mirrors of something else: nobody would miss them. */
    private static final Set<String> FLEETING =
            Set.of("Event", "EndpointSlice", "Endpoints", "PodMetrics", "Lease");

    /** Kubernetes puts these into every namespace, and CNPG into each that ever had a Cluster. */
    private static final Set<String> STANDARD =
            Set.of(
                    "ConfigMap/kube-root-ca.crt",
                    "ServiceAccount/default",
                    "ConfigMap/cnpg-default-monitoring",
                    "Secret/cnpg-default-monitoring");

    private final KubernetesClient client;

    NamespaceContents(KubernetesClient client) {
        this.client = client;
    }

    boolean isEmpty(String namespace) {
        return Api.attempt(
                "look into namespace " + namespace,
                () -> groupVersions().allMatch(it -> isEmpty(namespace, it)));
    }

    private Stream<String> groupVersions() {
        var groups =
                client.getApiGroups().getGroups().stream()
                        .map(it -> it.getPreferredVersion())
                        .map(GroupVersionForDiscovery::getGroupVersion);
        return Stream.concat(Stream.of("v1"), groups);
    }

    private boolean isEmpty(String namespace, String groupVersion) {
        var resources = client.getApiResources(groupVersion);
        return resources == null
                || resources.getResources().stream()
                        .filter(NamespaceContents::holdsSomething)
                        .allMatch(it -> isEmpty(namespace, groupVersion, it));
    }

    private static boolean holdsSomething(APIResource resource) {
        return Boolean.TRUE.equals(resource.getNamespaced())
                && !resource.getName().contains("/")
                && resource.getVerbs().contains("list")
                && !FLEETING.contains(resource.getKind());
    }

    private boolean isEmpty(String namespace, String groupVersion, APIResource resource) {
        try {
            return client
                    .genericKubernetesResources(context(groupVersion, resource))
                    .inNamespace(namespace)
                    .list()
                    .getItems()
                    .stream()
                    .allMatch(it -> isStandard(resource, it));
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case Api.NOT_FOUND, METHOD_NOT_ALLOWED -> true;
                case FORBIDDEN -> false;
                default -> throw e;
            };
        }
    }

    private static ResourceDefinitionContext context(String groupVersion, APIResource resource) {
        var slash = groupVersion.indexOf('/');
        return new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : groupVersion.substring(0, slash))
                .withVersion(groupVersion.substring(slash + 1))
                .withKind(resource.getKind())
                .withPlural(resource.getName())
                .withNamespaced(true)
                .build();
    }

    private static boolean isStandard(APIResource resource, GenericKubernetesResource object) {
        return STANDARD.contains(resource.getKind() + "/" + object.getMetadata().getName());
    }
}
