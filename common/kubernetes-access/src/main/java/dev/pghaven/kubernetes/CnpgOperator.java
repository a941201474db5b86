package dev.pghaven.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the operator's release in the image of its Deployment. */
@ApplicationScoped
class CnpgOperator implements Operator {
    private static final String NAME = "app.kubernetes.io/name";
    private static final String VERSION = "app.kubernetes.io/version";

    private final KubernetesClient client;
    private final OperatorConfiguration config;

    CnpgOperator(KubernetesClient client, OperatorConfiguration config) {
        this.client = client;
        this.config = config;
    }

    @Override
    public Optional<OperatorVersion> version() {
        return config.version().or(this::deployedVersion);
    }

    private Optional<OperatorVersion> deployedVersion() {
        return deployments().stream()
                .flatMap(CnpgOperator::candidates)
                .flatMap(it -> OperatorVersion.tryParse(it).stream())
                .findFirst();
    }

    private List<Deployment> deployments() {
        return Api.attempt(
                "look for the CNPG operator in namespace " + config.namespace(),
                () ->
                        client.apps()
                                .deployments()
                                .inNamespace(config.namespace())
                                .withLabel(NAME, "cloudnative-pg")
                                .list()
                                .getItems());
    }

    private static Stream<String> candidates(Deployment deployment) {
        var images =
                deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                        .map(Container::getImage)
                        .map(CnpgOperator::tag);
        var label = Optional.ofNullable(deployment.getMetadata().getLabels().get(VERSION));
        return Stream.concat(images, label.stream());
    }

    /** A port may stand in the registry's name, and a digest behind the tag. */
    private static String tag(String image) {
        var withoutDigest = image.split("@", 2)[0];
        return withoutDigest.substring(withoutDigest.lastIndexOf(':') + 1);
    }
}
