package dev.pghaven.sandbox.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class ApiServerDeletionIT {
    private static RunningServer running;
    private static KubernetesClient client;

    private String namespace;

    @BeforeAll
    static void start(@TempDir Path folder) {
        running = RunningServer.start(folder, UnaryOperator.identity());
        client = running.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        running.close();
    }

    @BeforeEach
    void createNamespace(TestInfo test) {
        namespace = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
        client.namespaces()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .endMetadata()
                                .build())
                .create();
    }

    private ConfigMap create(String name, OwnerReference... owners) {
        return client.resource(
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withNamespace(namespace)
                                .withOwnerReferences(owners)
                                .endMetadata()
                                .build())
                .create();
    }

    private static OwnerReference owner(ConfigMap map, boolean blocks) {
        return new OwnerReferenceBuilder()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withName(map.getMetadata().getName())
                .withUid(map.getMetadata().getUid())
                .withBlockOwnerDeletion(blocks)
                .build();
    }

    private ConfigMap get(String name) {
        return client.configMaps().inNamespace(namespace).withName(name).get();
    }

    private void awaitGone(String name) {
        await().until(() -> get(name) == null);
    }

    private void delete(String name, DeletionPropagation propagation) {
        client.configMaps()
                .inNamespace(namespace)
                .withName(name)
                .withPropagationPolicy(propagation)
                .delete();
    }

    @Test
    void inTheBackgroundWhatItOwnsGoesToo() {
        ConfigMap top = create("top");
        ConfigMap middle = create("middle", owner(top, false));
        create("leaf", owner(middle, false));

        delete("top", DeletionPropagation.BACKGROUND);

        awaitGone("leaf");
        assertThat(get("middle")).isNull();
        assertThat(get("top")).isNull();
    }

    @Test
    void withTwoOwnersItStaysForTheOther() {
        ConfigMap one = create("one");
        ConfigMap two = create("two");
        create("shared", owner(one, false), owner(two, false));

        delete("one", DeletionPropagation.BACKGROUND);
        await().until(() -> get("shared").getMetadata().getOwnerReferences().size() == 1);
        delete("two", DeletionPropagation.BACKGROUND);

        awaitGone("shared");
    }

    @Test
    void inTheForegroundTheOwnerGoesLast() {
        ConfigMap top = create("top");
        ConfigMap held = create("held", owner(top, true));
        client.resource(
                        new ConfigMapBuilder(held)
                                .editMetadata()
                                .addToFinalizers("pghaven.dev/test")
                                .endMetadata()
                                .build())
                .update();

        delete("top", DeletionPropagation.FOREGROUND);
        await().until(() -> get("held").isMarkedForDeletion());
        assertThat(get("top").getFinalizers()).containsExactly("foregroundDeletion");

        client.configMaps()
                .inNamespace(namespace)
                .withName("held")
                .edit(map ->
                        new ConfigMapBuilder(map)
                                .editMetadata()
                                .withFinalizers()
                                .endMetadata()
                                .build());
        awaitGone("top");
        assertThat(get("held")).isNull();
    }

    @Test
    void orphansStay() {
        ConfigMap top = create("top");
        create("orphan", owner(top, false));

        delete("top", DeletionPropagation.ORPHAN);

        awaitGone("top");
        await().until(() -> get("orphan").getMetadata().getOwnerReferences().isEmpty());
    }

    @Test
    void whatHasAnOwnerThatNeverWasIsCollected() {
        ConfigMap top = create("top");
        delete("top", DeletionPropagation.BACKGROUND);

        create("late", owner(top, false));

        awaitGone("late");
    }

    @Test
    void aFinalizerHoldsTheObject() {
        ConfigMap held = create("held");
        client.resource(
                        new ConfigMapBuilder(held)
                                .editMetadata()
                                .addToFinalizers("pghaven.dev/test")
                                .endMetadata()
                                .build())
                .update();
        delete("held", DeletionPropagation.BACKGROUND);

        assertThat(get("held").getMetadata().getDeletionTimestamp()).isNotNull();
        assertThatThrownBy(() ->
                        client.configMaps()
                                .inNamespace(namespace)
                                .withName("held")
                                .edit(map ->
                                        new ConfigMapBuilder(map)
                                                .editMetadata()
                                                .addToFinalizers("pghaven.dev/new")
                                                .endMetadata()
                                                .build()))
                .hasMessageContaining("no new finalizers");
        client.configMaps()
                .inNamespace(namespace)
                .withName("held")
                .edit(map ->
                        new ConfigMapBuilder(map)
                                .editMetadata()
                                .withFinalizers()
                                .endMetadata()
                                .build());
        assertThat(get("held")).isNull();
    }

    @Test
    void anotherUidOrRevisionIsNotDeleted() throws Exception {
        ConfigMap first = create("a");
        client.resource(first).delete();
        ConfigMap second = create("a");

        assertThat(deleteIf("{uid: " + first.getMetadata().getUid() + "}")).isEqualTo(409);
        assertThat(
                        deleteIf(
                                "{resourceVersion: '"
                                        + first.getMetadata().getResourceVersion()
                                        + "'}"))
                .isEqualTo(409);
        assertThat(deleteIf("{uid: " + second.getMetadata().getUid() + "}")).isEqualTo(200);
        assertThat(get("a")).isNull();
    }

    private int deleteIf(String preconditions) throws Exception {
        return running.send(
                        running.request("/api/v1/namespaces/%s/configmaps/a".formatted(namespace))
                                .header("Content-Type", "application/yaml")
                                .method(
                                        "DELETE",
                                        BodyPublishers.ofString(
                                                "{preconditions: " + preconditions + "}")))
                .statusCode();
    }

    @Test
    void aCollectionIsDeletedBySelector() {
        create("a");
        client.configMaps()
                .inNamespace(namespace)
                .withName("a")
                .edit(map ->
                        new ConfigMapBuilder(map)
                                .editMetadata()
                                .addToLabels("l", "1")
                                .endMetadata()
                                .build());
        create("b");

        client.configMaps().inNamespace(namespace).withLabel("l", "1").delete();

        assertThat(get("a")).isNull();
        assertThat(get("b")).isNotNull();
    }

    @Test
    void aNamespaceGoesWithItsContent() {
        create("a");
        assertThat(client.serviceAccounts().inNamespace(namespace).withName("default").get())
                .isNotNull();

        client.namespaces().withName(namespace).delete();

        await().until(() -> client.namespaces().withName(namespace).get() == null);
        assertThat(get("a")).isNull();
    }

    @Test
    void aNamespaceThatIsGoingTakesNothingNew() {
        ConfigMap held = create("held");
        client.resource(
                        new ConfigMapBuilder(held)
                                .editMetadata()
                                .addToFinalizers("pghaven.dev/test")
                                .endMetadata()
                                .build())
                .update();
        client.namespaces().withName(namespace).delete();

        assertThatThrownBy(() -> create("late"))
                .asInstanceOf(type(KubernetesClientException.class))
                .satisfies(e -> {
                    assertThat(e.getCode()).isEqualTo(403);
                    assertThat(e.getStatus().getDetails().getCauses().getFirst().getReason())
                            .isEqualTo("NamespaceTerminating");
                });
        assertThat(client.namespaces().withName(namespace).get().getStatus().getPhase())
                .isEqualTo("Terminating");

        client.configMaps()
                .inNamespace(namespace)
                .withName("held")
                .edit(map ->
                        new ConfigMapBuilder(map)
                                .editMetadata()
                                .withFinalizers()
                                .endMetadata()
                                .build());
        await().until(() -> client.namespaces().withName(namespace).get() == null);
    }

    @Test
    void aPodOnANodeIsLeftToItsKubelet() {
        client.resource(
                        new PodBuilder()
                                .withNewMetadata()
                                .withName("p")
                                .withNamespace(namespace)
                                .endMetadata()
                                .withNewSpec()
                                .withNodeName("aks-0")
                                .addNewContainer()
                                .withName("postgres")
                                .endContainer()
                                .endSpec()
                                .build())
                .create();
        var pod = client.pods().inNamespace(namespace).withName("p");

        pod.delete();
        assertThat(pod.get().getMetadata().getDeletionGracePeriodSeconds()).isEqualTo(30);
        pod.withGracePeriod(5).delete();
        assertThat(pod.get().getMetadata().getDeletionGracePeriodSeconds()).isEqualTo(5);
        pod.withGracePeriod(0).delete();
        assertThat(pod.get()).isNull();
    }
}
