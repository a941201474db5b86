package dev.pghaven.sandbox;

import dev.pghaven.sandbox.autoscaler.Autoscaler;
import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.blobs.PodStorage;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.archiving.Archives;
import dev.pghaven.sandbox.cnpg.archiving.AzureArchives;
import dev.pghaven.sandbox.cnpg.basebackup.Patience;
import dev.pghaven.sandbox.cnpg.instance.PostgresImage;
import dev.pghaven.sandbox.cnpg.operator.CnpgOperator;
import dev.pghaven.sandbox.faults.ControlServer;
import dev.pghaven.sandbox.faults.NodeSwitch;
import dev.pghaven.sandbox.faults.ReplicationSwitch;
import dev.pghaven.sandbox.identity.ServiceAccount;
import dev.pghaven.sandbox.kubelet.Kubelet;
import dev.pghaven.sandbox.kubelet.NodeFolders;
import dev.pghaven.sandbox.kubelet.PodAddresses;
import dev.pghaven.sandbox.loadbalancer.AzureCluster;
import dev.pghaven.sandbox.loadbalancer.CloudController;
import dev.pghaven.sandbox.network.HostsFile;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.network.NetworkPolicies;
import dev.pghaven.sandbox.network.SecurityProperties;
import dev.pghaven.sandbox.network.ServiceController;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import dev.pghaven.sandbox.scalesets.NodeWatch;
import dev.pghaven.sandbox.seed.Seed;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What runs against the API server to make a cluster of it. */
record Cluster(
        Kubernetes kubernetes,
        Cloud cloud,
        PostgresInstallation postgres,
        Options options,
        Layout layout,
        RunningParts running,
        ControlServer control) {
    private static final ServiceAccount SERVICES =
            new ServiceAccount("kube-system", "service-controller");
    private static final ServiceAccount CLOUD_CONTROLLER =
            new ServiceAccount("kube-system", "cloud-controller-manager");
    private static final ServiceAccount NODES = new ServiceAccount("kube-system", "kubelet");
    private static final ServiceAccount AUTOSCALER =
            new ServiceAccount("kube-system", "cluster-autoscaler");
    private static final ServiceAccount OPERATOR =
            new ServiceAccount("cnpg-system", "cnpg-manager");

    /** Answers who looks after load balancers; nobody, where there are no controllers. */
    Optional<CloudController> start() {
        kubernetes.writeAdminFiles(layout);
        try (var admin = kubernetes.asAdmin()) {
            new Seed(admin, options.cnpgVersion()).plant();
            AzureNames.SERVICES.forEach(it -> projectTokens(admin, it));
        }
        SecurityProperties.write(layout.securityProperties());
        var hosts = new HostsFile(layout.hosts(), names(options.network()));
        cloud.inventory().publicIps().publishNames(hosts::publishPublicNames);
        return options.controllers() ? Optional.of(startControllers(hosts)) : Optional.empty();
    }

    private CloudController startControllers(HostsFile hosts) {
        var loadBalancers = startLoadBalancers(startServices(hosts));
        startNodesAndOperator();
        return loadBalancers;
    }

    /** The chart has made the account; what runs in its pods is here a process outside. */
    private void projectTokens(KubernetesClient admin, ServiceAccount service) {
        var account =
                admin.serviceAccounts()
                        .inNamespace(service.namespace())
                        .withName(service.name())
                        .require();
        cloud.projectedTokens().project(service, account.getMetadata().getUid());
    }

    private CloudController startLoadBalancers(ServiceController services) {
        var client = running.add("the cloud controller's client", kubernetes.as(CLOUD_CONTROLLER));
        var landscape = AzureNames.landscape(options.network().azure());
        var controller =
                new CloudController(
                        client,
                        services,
                        new AzureCluster(
                                AzureNames.SUBSCRIPTION.toString(),
                                landscape.nodeResourceGroup(),
                                landscape.resourceGroups()),
                        options.network(),
                        cloud.inventory().publicIps(),
                        options.loadBalancer());
        running.add("load balancers", controller).start();
        return controller;
    }

    private void startNodesAndOperator() {
        var operatorClient = running.add("the operator's client", kubernetes.as(OPERATOR));
        var nodesClient = running.add("the nodes' client", kubernetes.as(NODES));
        var network = running.add("network policies", new NetworkPolicies(nodesClient));
        network.start();
        var image =
                running.add(
                        "instances",
                        new PostgresImage(
                                postgres,
                                network,
                                new ClusterApi(operatorClient),
                                archives(operatorClient),
                                Patience.pausing(options.archiveCheckPause())));
        var folders = new NodeFolders(postgres, layout.data());
        control.add("volumes", folders.limits());
        var kubelet =
                new Kubelet(
                        nodesClient,
                        folders,
                        new PodAddresses(options.network().pods()),
                        image,
                        options.nodeLoss());
        running.add("nodes", kubelet).start();
        kubernetes.commands().runBy(kubelet::execute);
        control.add("nodes", new NodeSwitch(kubelet.lostNodes()));
        cloud.inventory().scaleSets().connect(kubelet.lostNodes());
        running.add("machines' nodes", new NodeWatch(nodesClient, cloud.inventory().scaleSets()));
        control.add("replication", new ReplicationSwitch(image.replicationDelay()));
        running.add("operator", new CnpgOperator(operatorClient, image)).start();
        startAutoscaler();
    }

    private void startAutoscaler() {
        var client = running.add("the autoscaler's client", kubernetes.as(AUTOSCALER));
        var autoscaler = new Autoscaler(client, options.nodePool(), Clock.systemUTC());
        running.add("autoscaler", autoscaler).start();
    }

    private Archives archives(KubernetesClient client) {
        var storage =
                new PodStorage(
                        kubernetes.vertx(),
                        options.network(),
                        kubernetes.pki(),
                        kubernetes.tokens());
        return new AzureArchives(client, storage);
    }

    private ServiceController startServices(HostsFile hosts) {
        var client = running.add("the services' client", kubernetes.as(SERVICES));
        var services = new ServiceController(client, options.network().clusterIps(), hosts);
        running.add("services", services).start();
        return services;
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
                network.azure().host(),
                AzureNames.BLOB_HOST,
                network.blobGateway().host());
    }
}
