package dev.pghaven.sandbox;

import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.identity.ServiceAccount;
import dev.pghaven.sandbox.network.HostsFile;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.network.SecurityProperties;
import dev.pghaven.sandbox.network.ServiceController;
import dev.pghaven.sandbox.seed.Seed;
import java.util.Map;

/** What runs against the API server to make a cluster of it. */
record Cluster(Kubernetes kubernetes, Options options, Layout layout, RunningParts running) {
    private static final ServiceAccount SERVICES =
            new ServiceAccount("kube-system", "service-controller");

    void start() {
        kubernetes.writeAdminFiles(layout);
        try (var admin = kubernetes.asAdmin()) {
            new Seed(admin, options.cnpgVersion()).plant();
        }
        SecurityProperties.write(layout.securityProperties());
        startServices(new HostsFile(layout.hosts(), names(options.network())));
    }

    private void startServices(HostsFile hosts) {
        var client = running.add("the services' client", kubernetes.as(SERVICES));
        var services = new ServiceController(client, options.network().clusterIps(), hosts);
        running.add("services", services).start();
    }

    private static Map<String, String> names(Network network) {
        return Map.of(
                "kubernetes.default.svc",
                network.apiServer().host(),
                "kubernetes.default.svc.cluster.local",
                network.apiServer().host(),
                "kafka.pghaven-system.svc",
                network.kafka().host(),
                "store.pghaven-system.svc",
                network.store().host(),
                AzureNames.MANAGEMENT_HOST,
                network.azure().host(),
                AzureNames.LOGIN_HOST,
                network.azure().host(),
                AzureNames.OIDC_HOST,
                network.azure().host());
    }
}
