package dev.pghaven.sandbox.loadbalancer;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.LoadBalancerIngressBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ServiceResource;
import java.util.List;

/** What the cloud controller writes into Services. */
record ServiceWrites(KubernetesClient client) {
    static final String FINALIZER = "service.kubernetes.io/load-balancer-cleanup";

    static boolean hasFinalizer(Service service) {
        return service.getMetadata().getFinalizers().contains(FINALIZER);
    }

    void addFinalizer(Service service) {
        if (!hasFinalizer(service)) {
            resource(service)
                    .edit(it ->
                            new ServiceBuilder(it)
                                    .editMetadata()
                                    .addToFinalizers(FINALIZER)
                                    .endMetadata()
                                    .build());
        }
    }

    void removeFinalizer(Service service) {
        resource(service)
                .edit(it ->
                        new ServiceBuilder(it)
                                .editMetadata()
                                .removeFromFinalizers(FINALIZER)
                                .endMetadata()
                                .build());
    }

    void ingress(Service service, String address) {
        var ingress = new LoadBalancerIngressBuilder().withIp(address).withIpMode("VIP").build();
        ingress(service, List.of(ingress));
    }

    void noIngress(Service service) {
        ingress(service, List.of());
    }

    private void ingress(Service service, List<LoadBalancerIngress> ingress) {
        resource(service)
                .editStatus(it ->
                        new ServiceBuilder(it)
                                .withNewStatus()
                                .withNewLoadBalancer()
                                .withIngress(ingress)
                                .endLoadBalancer()
                                .endStatus()
                                .build());
    }

    private ServiceResource<Service> resource(Service service) {
        return client.services()
                .inNamespace(service.getMetadata().getNamespace())
                .withName(service.getMetadata().getName());
    }
}
