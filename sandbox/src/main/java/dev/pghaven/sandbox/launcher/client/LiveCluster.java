package dev.pghaven.sandbox.launcher.client;

import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A look at a cluster through the Kubernetes API, past the services that are checked. */
public final class LiveCluster {
    private static final String CLUSTER_LABEL = "cnpg.io/cluster";
    private static final String CNPG = "postgresql.cnpg.io/v1";
    private static final String AZURE_AUDIENCE = "api://AzureADTokenExchange";

    private final KubernetesClient kubernetes;
    private final ClusterRef cluster;

    public LiveCluster(KubernetesClient kubernetes, ClusterRef cluster) {
        this.kubernetes = kubernetes;
        this.cluster = cluster;
    }

    public List<Instance> instances() {
        return pods().map(LiveCluster::instance)
                .sorted(Comparator.comparing(Instance::name))
                .toList();
    }

    public Instance primary() {
        return instances().stream().filter(Instance::primary).findFirst().orElseThrow();
    }

    private Stream<Pod> pods() {
        return kubernetes
                .pods()
                .inNamespace(cluster.namespace())
                .withLabel(CLUSTER_LABEL, cluster.name())
                .withLabel("cnpg.io/podRole", "instance")
                .list()
                .getItems()
                .stream();
    }

    private static Instance instance(Pod pod) {
        return new Instance(
                pod.getMetadata().getName(),
                pod.getMetadata().getLabels().getOrDefault("cnpg.io/instanceRole", "unknown"),
                pod.getStatus().getPodIP(),
                pod.getSpec().getNodeName());
    }

    public String zoneOf(Instance instance) {
        return kubernetes
                .nodes()
                .withName(instance.node())
                .require()
                .getMetadata()
                .getLabels()
                .get("topology.kubernetes.io/zone");
    }

    /** The application owner's credentials, wherever the Cluster says that they are. */
    public Credentials owner() {
        return credentials(manifest().get("spec", "bootstrap", "initdb", "secret", "name"));
    }

    /** The credentials of pghaven's own role, which may read the statistics views. */
    public Credentials pghaven() {
        List<Map<String, Object>> roles = manifest().get("spec", "managed", "roles");
        var role =
                roles.stream()
                        .filter(it -> it.get("name").equals("pghaven"))
                        .findFirst()
                        .orElseThrow();
        return credentials((String) ((Map<?, ?>) role.get("passwordSecret")).get("name"));
    }

    /** The authority that signed the instances' certificates, as PEM. */
    public String certificateAuthority() {
        return decoded(secret(cluster.name() + "-ca"), "ca.crt");
    }

    /** The Cluster as it stands. */
    public GenericKubernetesResource manifest() {
        return neighbour(cluster.name()).require();
    }

    /** A Cluster in the same namespace, whether it is there or not. */
    public Resource<GenericKubernetesResource> neighbour(String name) {
        return custom("Cluster", name);
    }

    private Resource<GenericKubernetesResource> custom(String kind, String name) {
        return kubernetes
                .genericKubernetesResources(CNPG, kind)
                .inNamespace(cluster.namespace())
                .withName(name);
    }

    /** The service account of the instances, as the subject of its tokens. */
    public String serviceAccount() {
        return "system:serviceaccount:" + cluster.namespace() + ":" + accountName();
    }

    public String accountName() {
        return pods().findFirst().orElseThrow().getSpec().getServiceAccountName();
    }

    /** A token such as the instances' pods have for Azure. */
    public String serviceAccountToken() {
        var asked =
                new TokenRequestBuilder()
                        .withNewSpec()
                        .withAudiences(AZURE_AUDIENCE)
                        .endSpec()
                        .build();
        return kubernetes
                .serviceAccounts()
                .inNamespace(cluster.namespace())
                .withName(accountName())
                .tokenRequest(asked)
                .getStatus()
                .getToken();
    }

    /** What the operator says of archiving. */
    public Condition archiving() {
        List<Map<String, Object>> conditions = manifest().get("status", "conditions");
        return conditions.stream()
                .filter(it -> "ContinuousArchiving".equals(it.get("type")))
                .map(it -> new Condition("" + it.get("status"), "" + it.get("message")))
                .findFirst()
                .orElse(new Condition("Unknown", "the operator says nothing"));
    }

    /** A condition of the Cluster. */
    public record Condition(String status, String message) {}

    /** A schedule's cron, once the operator has seen it; it notes the next run at the first. */
    public String keptSchedule(String name) {
        var schedule = custom("ScheduledBackup", cluster.name() + "-" + name).require();
        return schedule.get("status", "lastCheckTime") == null
                ? "not seen by the operator"
                : schedule.get("spec", "schedule");
    }

    private Credentials credentials(String name) {
        var secret = secret(name);
        return new Credentials(decoded(secret, "username"), decoded(secret, "password"));
    }

    private static String decoded(Secret secret, String key) {
        return new String(
                Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
    }

    private Secret secret(String name) {
        return kubernetes.secrets().inNamespace(cluster.namespace()).withName(name).require();
    }
}
