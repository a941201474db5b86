package dev.pghaven.sandbox.network;

import dev.pghaven.sandbox.apiserver.ApiServer;
import dev.pghaven.sandbox.apiserver.ApiServerConfig;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.pki.SandboxPki;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An API server with a namespace whose Services lead to real listeners. */
public final class EmulatedServices implements AutoCloseable {
    public static final String NAMESPACE = "shop";

    private final ApiServer server;
    private final KubernetesClient client;
    private final ServiceController controller;
    private final HostsFile hosts;

    public EmulatedServices(Network network, Path folder) {
        var pki = SandboxPki.open(folder.resolve("pki"));
        server = apiServer(network.apiServer(), pki);
        client = client(network.apiServer(), pki);
        client.resource(namespace()).create();
        hosts = new HostsFile(folder.resolve("hosts"), Map.of());
        controller = new ServiceController(client, network.clusterIps(), hosts);
        controller.start();
    }

    public KubernetesClient client() {
        return client;
    }

    public ServiceController controller() {
        return controller;
    }

    public HostsFile hosts() {
        return hosts;
    }

    @Override
    public void close() {
        controller.close();
        client.close();
        server.close();
    }

    /** Selects the pods of an app, and leads to the port that they call postgresql. */
    public static ServiceBuilder service(String name, String app, int port) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withSelector(Map.of("app", app))
                .addNewPort()
                .withName("postgres")
                .withPort(port)
                .withTargetPort(new IntOrString("postgresql"))
                .endPort()
                .endSpec();
    }

    public Service get(String service) {
        return client.services().inNamespace(NAMESPACE).withName(service).get();
    }

    public void createReadyPod(String name, String app, String address) {
        client.resource(pod(name, app)).create();
        client.pods().inNamespace(NAMESPACE).withName(name).editStatus(it -> ready(it, address));
    }

    /** At once, as when nothing of the pod is left. */
    public void deletePod(String name) {
        client.pods().inNamespace(NAMESPACE).withName(name).withGracePeriod(0).delete();
    }

    public void label(String pod, String app) {
        client.pods()
                .inNamespace(NAMESPACE)
                .withName(pod)
                .edit(it ->
                        new PodBuilder(it)
                                .editMetadata()
                                .addToLabels("app", app)
                                .endMetadata()
                                .build());
    }

    private static ApiServer apiServer(HostPort address, SandboxPki pki) {
        var files = pki.server("apiserver", List.of("kubernetes"), List.of(address.host()));
        return ApiServer.start(
                ApiServerConfig.of(
                        address.host(),
                        address.port(),
                        files.certificate(),
                        files.key(),
                        token -> Optional.of(new User(token, List.of()))));
    }

    private static KubernetesClient client(HostPort server, SandboxPki pki) {
        var config =
                new ConfigBuilder(Config.empty())
                        .withMasterUrl("https://" + server)
                        .withCaCertFile(pki.caFile().toString())
                        .withOauthToken("test")
                        .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static Namespace namespace() {
        return new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build();
    }

    private static Pod pod(String name, String app) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(name)
                .withLabels(Map.of("app", app))
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("postgres")
                .withImage("postgres")
                .addNewPort()
                .withName("postgresql")
                .withContainerPort(5432)
                .endPort()
                .endContainer()
                .endSpec()
                .build();
    }

    private static Pod ready(Pod pod, String address) {
        return new PodBuilder(pod)
                .withNewStatus()
                .withPodIP(address)
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
    }
}
