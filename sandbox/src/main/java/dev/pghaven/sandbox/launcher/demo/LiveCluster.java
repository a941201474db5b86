package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The demo's own look at the cluster through the Kubernetes API, past the services that it checks.
 */
final class LiveCluster {
    private static final String CLUSTER_LABEL = "cnpg.io/cluster";
    private static final String CNPG = "postgresql.cnpg.io/v1";
    private static final String AZURE_AUDIENCE = "api://AzureADTokenExchange";

    private final KubernetesClient kubernetes;
    private final ClusterRef cluster;

    LiveCluster(KubernetesClient kubernetes, ClusterRef cluster) {
        this.kubernetes = kubernetes;
        this.cluster = cluster;
    }

    List<Instance> instances() {
        return pods().map(LiveCluster::instance)
                .sorted(Comparator.comparing(Instance::name))
                .toList();
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

    String zoneOf(Instance instance) {
        return kubernetes
                .nodes()
                .withName(instance.node())
                .require()
                .getMetadata()
                .getLabels()
                .get("topology.kubernetes.io/zone");
    }

    /** The application owner's credentials, wherever the Cluster says that they are. */
    Credentials owner() {
        return credentials(manifest().get("spec", "bootstrap", "initdb", "secret", "name"));
    }

    /** The credentials of pghaven's own role, which may read the statistics views. */
    Credentials pghaven() {
        List<Map<String, Object>> roles = manifest().get("spec", "managed", "roles");
        var role =
                roles.stream()
                        .filter(it -> it.get("name").equals("pghaven"))
                        .findFirst()
                        .orElseThrow();
        return credentials((String) ((Map<?, ?>) role.get("passwordSecret")).get("name"));
    }

    /** The authority that signed the instances' certificates, as PEM. */
    String certificateAuthority() {
        return decoded(secret(cluster.name() + "-ca"), "ca.crt");
    }

    private GenericKubernetesResource manifest() {
        return custom("Cluster", cluster.name());
    }

    private GenericKubernetesResource custom(String kind, String name) {
        return kubernetes
                .genericKubernetesResources(CNPG, kind)
                .inNamespace(cluster.namespace())
                .withName(name)
                .require();
    }

    /** The service account of the instances, as the subject of its tokens. */
    String serviceAccount() {
        return "system:serviceaccount:" + cluster.namespace() + ":" + accountName();
    }

    private String accountName() {
        return pods().findFirst().orElseThrow().getSpec().getServiceAccountName();
    }

    /** A token such as the instances' pods have for Azure. */
    String serviceAccountToken() {
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
    Condition archiving() {
        List<Map<String, Object>> conditions = manifest().get("status", "conditions");
        return conditions.stream()
                .filter(it -> "ContinuousArchiving".equals(it.get("type")))
                .map(it -> new Condition("" + it.get("status"), "" + it.get("message")))
                .findFirst()
                .orElse(new Condition("Unknown", "the operator says nothing"));
    }

    /** A condition of the Cluster. */
    record Condition(String status, String message) {}

    /** When the operator takes the next backup of a schedule. */
    /** Fails until the operator has looked at it. */
    String scheduleOnceChecked(String schedule) {
        var found = custom("ScheduledBackup", cluster.name() + "-" + schedule);
        Objects.requireNonNull(found.get("status", "lastCheckTime"), "no lastCheckTime");
        return found.get("spec", "schedule");
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

    /**
     * The names of all objects in the cluster's namespace that belong to it, by label or by name.
     */
    List<String> remains() {
        var found = new ArrayList<String>();
        var namespace = cluster.namespace();
        Stream.<List<? extends HasMetadata>>of(
                        customs(CNPG, "Cluster"),
                        customs(CNPG, "Backup"),
                        customs(CNPG, "ScheduledBackup"),
                        customs("barmancloud.cnpg.io/v1", "ObjectStore"),
                        customs("monitoring.coreos.com/v1", "PodMonitor"),
                        customs("azmonitoring.coreos.com/v1", "PodMonitor"),
                        kubernetes
                                .network()
                                .v1()
                                .networkPolicies()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes.pods().inNamespace(namespace).list().getItems(),
                        kubernetes
                                .persistentVolumeClaims()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes.services().inNamespace(namespace).list().getItems(),
                        kubernetes.secrets().inNamespace(namespace).list().getItems(),
                        kubernetes.serviceAccounts().inNamespace(namespace).list().getItems(),
                        kubernetes.batch().v1().jobs().inNamespace(namespace).list().getItems(),
                        kubernetes
                                .policy()
                                .v1()
                                .podDisruptionBudget()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes.rbac().roles().inNamespace(namespace).list().getItems(),
                        kubernetes.rbac().roleBindings().inNamespace(namespace).list().getItems())
                .flatMap(List::stream)
                .filter(this::belongs)
                .forEach(it -> found.add(it.getKind() + "/" + it.getMetadata().getName()));
        return found;
    }

    private List<GenericKubernetesResource> customs(String apiVersion, String kind) {
        return kubernetes
                .genericKubernetesResources(apiVersion, kind)
                .inNamespace(cluster.namespace())
                .list()
                .getItems();
    }

    private boolean belongs(HasMetadata object) {
        var labels = object.getMetadata().getLabels();
        var labelled = labels != null && cluster.name().equals(labels.get(CLUSTER_LABEL));
        return labelled || object.getMetadata().getName().startsWith(cluster.name());
    }
}
