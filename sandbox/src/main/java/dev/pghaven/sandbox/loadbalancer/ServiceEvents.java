package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.events.ObjectEvents;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** The events on Services, in the words of Kubernetes' service controller and of the provider. */
record ServiceEvents(ObjectEvents controller, ObjectEvents provider) {
    ServiceEvents(KubernetesClient client) {
        this(
                new ObjectEvents(client, "service-controller"),
                new ObjectEvents(client, "azure-cloud-provider"));
    }

    void ensuring(Service service) {
        controller.normal(service, "EnsuringLoadBalancer", "Ensuring load balancer");
    }

    void ensured(Service service) {
        controller.normal(service, "EnsuredLoadBalancer", "Ensured load balancer");
    }

    void refused(Service service, String reason) {
        controller.warning(
                service,
                "SyncLoadBalancerFailed",
                "Error syncing load balancer: failed to ensure load balancer: " + reason);
    }

    void deleting(Service service) {
        controller.normal(service, "DeletingLoadBalancer", "Deleting load balancer");
    }

    void deleted(Service service) {
        controller.normal(service, "DeletedLoadBalancer", "Deleted load balancer");
    }

    void otherRanges(Service service, List<String> before, List<String> after) {
        controller.normal(
                service,
                "LoadBalancerSourceRanges",
                inBrackets(before) + " -> " + inBrackets(after));
    }

    void warn(Service service, Warning warning) {
        provider.warning(service, warning.reason(), warning.message());
    }

    private static String inBrackets(List<String> ranges) {
        return "[" + String.join(" ", ranges) + "]";
    }
}
