package dev.pghaven.sandbox.launcher;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells people how to reach what runs. Addresses rather than names, because libpq and browsers read
 * no hosts file.
 */
final class Directions {
    private Directions() {}

    static String to(Endpoints endpoints, List<Service> services) {
        return """

        The sandbox runs; Ctrl-C stops it all.

        Look        ./pghaven clusters; ./pghaven status NAMESPACE/NAME; ./pghaven events --follow
        Kubernetes  export KUBECONFIG=%s
                    kubectl get clusters --all-namespaces
        Kafka       bootstrap.servers=%s (topics pghaven.requests.v1, pghaven.events.v1)
        %s
        Store       PGPASSWORD="$(cat %s)" psql -h %s -p %s -U %s %s
        Blobs       %s (Azurite; Entra's tokens only)
        Faults      curl %s/faults
        Provision   ./pghaven submit examples/provision-cluster.json --type ProvisionCluster --follow
        A database  kubectl get pods -n cnpg-database -o wide
                    PGPASSWORD="$(kubectl get secret pg-primary-app -n cnpg-database -o jsonpath={.data.password} | base64 -d)" \\
                         psql -h ADDRESS -U app appdb
        Exposed     kubectl get services --all-namespaces | grep LoadBalancer
                    clients on the Internet bind to one of %s
        """
                .formatted(
                        endpoints.at("/apiServer/kubeconfig"),
                        endpoints.at("/kafka/bootstrapServers"),
                        addresses(endpoints, services),
                        endpoints.at("/store/passwordFile"),
                        endpoints.at("/store/host"),
                        endpoints.at("/store/port"),
                        endpoints.at("/store/user"),
                        endpoints.at("/store/database"),
                        endpoints.at("/blobs/url"),
                        endpoints.at("/control/url"),
                        endpoints.at("/clients"));
    }

    private static String addresses(Endpoints endpoints, List<Service> services) {
        return services.stream()
                .map(it ->
                        "%-11s %s/q/openapi%s"
                                .formatted(capital(it.name()), it.url(endpoints), debug(it)))
                .collect(Collectors.joining("\n"));
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String debug(Service service) {
        return service.debugPort() == 0
                ? ""
                : "  (debugger: 127.0.0.1:" + service.debugPort() + ")";
    }
}
