package dev.pghaven.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Secrets of the Kubernetes cluster that we run in. */
@ApplicationScoped
class KubernetesSecrets implements Secrets {
    private final KubernetesClient client;
    private final Clusters clusters;

    KubernetesSecrets(KubernetesClient client, Clusters clusters) {
        this.client = client;
        this.clusters = clusters;
    }

    @Override
    public Presence ensureLogin(
            ClusterRef cluster, String name, String username, Map<String, String> notes) {
        return switch (presenceOf(cluster, name)) {
            case Presence.Absent() ->
                    create(cluster, LoginSecret.of(cluster, name, username, notes));
            case Presence.Ours ours -> ours;
            case Presence.Foreign foreign -> foreign;
        };
    }

    @Override
    public Map<String, String> notesOn(ClusterRef cluster, String name) {
        return find(cluster, name)
                .map(Secret::getMetadata)
                .filter(it -> OurLabels.areIn(it.getLabels(), cluster))
                .map(ObjectMeta::getAnnotations)
                .map(Map::copyOf)
                .orElseGet(Map::of);
    }

    @Override
    public Optional<Login> login(ClusterRef cluster, String name) {
        return find(cluster, name)
                .map(it -> new Login(decoded(it, "username"), decoded(it, "password")));
    }

    @Override
    public Optional<String> authorityOf(ClusterRef cluster) {
        var secret = AuthoritySecret.nameOf(cluster, clusters.find(cluster));
        return find(cluster, secret).map(it -> decoded(it, "ca.crt"));
    }

    @Override
    public void deleteAllOf(ClusterRef cluster) {
        Api.attempt(
                "delete the secrets of " + cluster,
                () ->
                        client.secrets()
                                .inNamespace(cluster.namespace())
                                .withLabels(OurLabels.of(cluster))
                                .delete());
    }

    private Presence create(ClusterRef cluster, Secret secret) {
        var name = secret.getMetadata().getName();
        try {
            var created = client.resource(secret).create();

            return new Presence.Ours(created.getMetadata().getUid());
        } catch (KubernetesClientException e) {
            if (e.getCode() == Api.CONFLICT) {
                return presenceOf(cluster, name);
            }
            throw Api.failed("create secret " + cluster.namespace() + "/" + name, e);
        }
    }

    private Presence presenceOf(ClusterRef cluster, String name) {
        return find(cluster, name)
                .map(it -> Presences.of(it, cluster))
                .orElseGet(Presence.Absent::new);
    }

    private Optional<Secret> find(ClusterRef cluster, String name) {
        return Api.attempt(
                "read secret " + cluster.namespace() + "/" + name,
                () ->
                        Optional.ofNullable(
                                client.secrets()
                                        .inNamespace(cluster.namespace())
                                        .withName(name)
                                        .get()));
    }

    private static String decoded(Secret secret, String key) {
        var value = Optional.ofNullable(secret.getData()).map(it -> it.get(key));
        return value.map(it -> new String(Base64.getDecoder().decode(it), StandardCharsets.UTF_8))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "secret %s has no %s"
                                        .formatted(secret.getMetadata().getName(), key)));
    }
}
