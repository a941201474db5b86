package dev.pghaven.sandbox;

import dev.pghaven.sandbox.apiserver.ApiServer;
import dev.pghaven.sandbox.apiserver.ApiServerConfig;
import dev.pghaven.sandbox.apiserver.PodCommands;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.cnpg.admission.CnpgAdmission;
import dev.pghaven.sandbox.cnpg.api.ObjectStore;
import dev.pghaven.sandbox.faults.ApiFaults;
import dev.pghaven.sandbox.files.AtomicFile;
import dev.pghaven.sandbox.identity.FreshToken;
import dev.pghaven.sandbox.identity.Kubeconfig;
import dev.pghaven.sandbox.identity.KubernetesAuthentication;
import dev.pghaven.sandbox.identity.KubernetesTokens;
import dev.pghaven.sandbox.identity.ServiceAccount;
import dev.pghaven.sandbox.identity.ServiceAccountTokens;
import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.pki.SandboxPki;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** The API server as it runs, and how to become its client. */
record Kubernetes(
        Vertx vertx,
        HostPort address,
        SandboxPki pki,
        ServiceAccountTokens tokens,
        PodCommands commands) {
    private static final ServiceAccount ADMIN = new ServiceAccount("kube-system", "cluster-admin");
    private static final Duration ADMIN_LIFETIME = Duration.ofDays(365);
    private static final List<String> NAMES =
            List.of("kubernetes.default.svc", "kubernetes.default.svc.cluster.local", "kubernetes");

    static Kubernetes start(
            Vertx vertx,
            Options options,
            Layout layout,
            Cloud cloud,
            ApiFaults faults,
            RunningParts running) {
        var address = options.network().apiServer();
        var files = cloud.pki().server("apiserver", NAMES, List.of(address.host()));
        var config =
                ApiServerConfig.of(
                                address.host(),
                                address.port(),
                                files.certificate(),
                                files.key(),
                                new KubernetesAuthentication(cloud.tokens().issuer(), ADMIN))
                        .withCertificateAuthority(cloud.pki().authority().certificatePem())
                        .withRbac(running.add("the audit log", AuditLog.in(layout.auditLog())))
                        .withAdmission(new CnpgAdmission())
                        .withFaults(faults)
                        .withTokens(new KubernetesTokens(cloud.tokens()));
        var server = running.add("the API server", ApiServer.start(config, kinds(options)));
        return new Kubernetes(vertx, address, cloud.pki(), cloud.tokens(), server.commands());
    }

    private static Kinds kinds(Options options) {
        var all = Kinds.ofTheSandbox();
        return options.barmanCloud() ? all : all.without(ObjectStore.GROUP);
    }

    String url() {
        return "https://" + address;
    }

    /** A client that is known to the API server as that account. */
    KubernetesClient as(ServiceAccount account) {
        var config =
                new ConfigBuilder(Config.empty())
                        .withMasterUrl(url())
                        .withCaCertFile(pki.caFile().toString())
                        .withOauthTokenProvider(new FreshToken(tokens, account))
                        .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new VertxHttpClientFactory(vertx))
                .build();
    }

    KubernetesClient asAdmin() {
        return as(ADMIN);
    }

    /** For {@code kubectl} and whoever else comes as a cluster's admin. */
    void writeAdminFiles(Layout layout) {
        var token =
                tokens.issue(ADMIN, List.of(ServiceAccountTokens.KUBERNETES), ADMIN_LIFETIME)
                        .token();
        AtomicFile.replacePrivate(layout.adminToken(), token);
        var kubeconfig = new Kubeconfig(url(), pki.authority().certificatePem(), token);
        AtomicFile.replacePrivate(layout.kubeconfig(), kubeconfig.yaml());
    }
}
