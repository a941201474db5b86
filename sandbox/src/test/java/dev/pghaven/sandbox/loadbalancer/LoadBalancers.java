package dev.pghaven.sandbox.loadbalancer;

import static dev.pghaven.sandbox.network.EmulatedServices.NAMESPACE;

import dev.pghaven.sandbox.network.EmulatedServices;
import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.publicips.PublicIp;
import dev.pghaven.sandbox.publicips.PublicIpName;
import dev.pghaven.sandbox.publicips.PublicIps;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Services, the cloud controller and its public IPs. */
final class LoadBalancers implements AutoCloseable {
    /** Of the idle timeout. */
    static final Duration MINUTE = Duration.ofMillis(200);

    static final String NODE_GROUP = "MC_group";
    static final String OTHER_GROUP = "elsewhere";
    static final String REGION = "westus3";

    final Network network;
    final EmulatedServices services;
    final PublicIps publicIps;
    final CloudController controller;

    LoadBalancers(Network network, Path folder) {
        this.network = network;
        services = new EmulatedServices(network, folder);
        publicIps = new PublicIps("0000", REGION, network.publicIps());
        publicIps.publishNames(services.hosts()::publishPublicNames);
        controller =
                new CloudController(
                        services.client(),
                        services.controller(),
                        new AzureCluster("0000", NODE_GROUP, List.of(NODE_GROUP, OTHER_GROUP)),
                        network,
                        publicIps,
                        new LoadBalancerSettings(MINUTE, Duration.ofMillis(200)));
        controller.start();
    }

    PublicIp createPublicIp(String name) {
        publicIps.put(new PublicIpName(NODE_GROUP, name), it -> it);
        return publicIp(name);
    }

    PublicIp publicIp(String name) {
        return publicIps.find(new PublicIpName(NODE_GROUP, name)).orElseThrow();
    }

    /** Keys without the prefix that all of them have. */
    static ServiceBuilder service(String name, String app, int port, Map<String, String> azure) {
        var builder =
                EmulatedServices.service(name, app, port)
                        .editSpec()
                        .withType("LoadBalancer")
                        .endSpec()
                        .editMetadata();
        azure.forEach((key, value) -> builder.addToAnnotations(annotation(key), value));
        return builder.endMetadata();
    }

    static String annotation(String key) {
        return "service.beta.kubernetes.io/azure-" + key;
    }

    void create(ServiceBuilder service) {
        services.client().resource(service.build()).create();
    }

    void annotate(String service, String key, String value) {
        edit(
                service,
                it -> it.editMetadata().addToAnnotations(annotation(key), value).endMetadata());
    }

    void ranges(String service, String... ranges) {
        edit(service, it -> it.editSpec().withLoadBalancerSourceRanges(ranges).endSpec());
    }

    void edit(String service, UnaryOperator<ServiceBuilder> change) {
        services.client()
                .services()
                .inNamespace(NAMESPACE)
                .withName(service)
                .edit(it -> change.apply(new ServiceBuilder(it)).build());
    }

    void delete(String service) {
        services.client().services().inNamespace(NAMESPACE).withName(service).delete();
    }

    Optional<String> ingressOf(String service) {
        return Optional.ofNullable(services.get(service))
                .map(Service::getStatus)
                .map(it -> it.getLoadBalancer())
                .map(it -> it.getIngress())
                .flatMap(it -> it.stream().findFirst())
                .map(LoadBalancerIngress::getIp);
    }

    HostPort endpointOf(String service) {
        return new HostPort(
                ingressOf(service).orElseThrow(),
                services.get(service).getSpec().getPorts().getFirst().getPort());
    }

    List<Event> eventsOf(String service) {
        return services.client().v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(it -> it.getInvolvedObject().getName().equals(service))
                .toList();
    }

    List<String> messagesOf(String service, String reason) {
        return eventsOf(service).stream()
                .filter(it -> it.getReason().equals(reason))
                .map(Event::getMessage)
                .toList();
    }

    @Override
    public void close() {
        controller.close();
        services.close();
    }
}
