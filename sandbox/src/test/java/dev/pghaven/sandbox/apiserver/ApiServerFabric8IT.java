package dev.pghaven.sandbox.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class ApiServerFabric8IT {
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

    private ConfigMap configMap(String name, Map<String, String> data) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withData(data)
                .build();
    }

    private static MixedOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    Resource<GenericKubernetesResource>>
            clusters() {
        return client.genericKubernetesResources("postgresql.cnpg.io/v1", "Cluster");
    }

    private GenericKubernetesResource cluster(String yaml) {
        GenericKubernetesResource cluster =
                Serialization.unmarshal(
                        "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: orders}\n"
                                + yaml,
                        GenericKubernetesResource.class);
        cluster.getMetadata().setNamespace(namespace);
        return cluster;
    }

    private static void assertRefused(ThrowingCallable call, int code, String reason) {
        assertThatThrownBy(call)
                .asInstanceOf(type(KubernetesClientException.class))
                .satisfies(e -> {
                    assertThat(e.getCode()).isEqualTo(code);
                    assertThat(e.getStatus().getReason()).isEqualTo(reason);
                });
    }

    @Test
    void createsWithAllThatTheServerAdds() {
        ConfigMap created = client.resource(configMap("a", Map.of("k", "v"))).create();

        assertThat(created.getMetadata().getUid()).hasSize(36);
        assertThat(created.getMetadata().getCreationTimestamp()).endsWith("Z");
        assertThat(created.getMetadata().getResourceVersion()).matches("[1-9][0-9]*");
        assertThat(created.getMetadata().getManagedFields())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getOperation()).isEqualTo("Update"));
        assertRefused(
                () -> client.resource(configMap("a", Map.of())).create(), 409, "AlreadyExists");
    }

    @Test
    void generatesNames() {
        ConfigMap generated =
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withGenerateName("backup-")
                        .withNamespace(namespace)
                        .endMetadata()
                        .build();

        String first = client.resource(generated).create().getMetadata().getName();
        String second = client.resource(generated).create().getMetadata().getName();

        assertThat(first).matches("backup-[a-z0-9]{5}").isNotEqualTo(second);
    }

    @Test
    void aStaleWriterGetsAConflict() {
        ConfigMap first = client.resource(configMap("a", Map.of("k", "1"))).create();
        ConfigMap newer =
                client.resource(new ConfigMapBuilder(first).addToData("k", "2").build()).update();

        assertRefused(
                () ->
                        client.resource(new ConfigMapBuilder(first).addToData("k", "3").build())
                                .update(),
                409,
                "Conflict");
        assertThat(Long.parseLong(newer.getMetadata().getResourceVersion()))
                .isGreaterThan(Long.parseLong(first.getMetadata().getResourceVersion()));
    }

    @Test
    void anUpdateThatChangesNothingKeepsTheResourceVersion() {
        ConfigMap first = client.resource(configMap("a", Map.of("k", "1"))).create();

        assertThat(client.resource(first).update().getMetadata().getResourceVersion())
                .isEqualTo(first.getMetadata().getResourceVersion());
    }

    @Test
    void generationCountsTheChangesOfTheSpecAlone() {
        GenericKubernetesResource created =
                clusters().resource(cluster("spec: {instances: 1}")).create();
        assertThat(created.getMetadata().getGeneration()).isEqualTo(1);

        GenericKubernetesResource labelled =
                clusters()
                        .inNamespace(namespace)
                        .withName("orders")
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
        GenericKubernetesResource scaled =
                clusters()
                        .inNamespace(namespace)
                        .withName("orders")
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                "{\"spec\":{\"instances\":3}}");

        assertThat(labelled.getMetadata().getGeneration()).isEqualTo(1);
        assertThat(scaled.getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    void specAndStatusAreWrittenApart() {
        GenericKubernetesResource created =
                clusters()
                        .resource(cluster("spec: {instances: 1}\nstatus: {phase: made-up}"))
                        .create();
        assertThat(created.getAdditionalProperties()).doesNotContainKey("status");

        created.setAdditionalProperty("status", Map.of("phase", "Setting up primary"));
        created.setAdditionalProperty("spec", Map.of("instances", 7));
        GenericKubernetesResource withStatus = clusters().resource(created).updateStatus();
        assertThat(withStatus.<Object>get("status", "phase")).isEqualTo("Setting up primary");
        assertThat(withStatus.<Object>get("spec", "instances")).isEqualTo(1);

        withStatus.setAdditionalProperty("status", Map.of("phase", "made-up"));
        GenericKubernetesResource updated = clusters().resource(withStatus).update();
        assertThat(updated.<Object>get("status", "phase")).isEqualTo("Setting up primary");
    }

    @Test
    void aCustomResourceIsUpdatedOnlyWithItsResourceVersion() {
        clusters().resource(cluster("spec: {instances: 1}")).create();

        assertThatThrownBy(() -> put("/apis/postgresql.cnpg.io/v1/namespaces/%s/clusters/orders"))
                .hasMessage("422");
    }

    private void put(String path) throws Exception {
        var response =
                running.send(
                        running.request(path.formatted(namespace))
                                .header("Content-Type", "application/yaml")
                                .PUT(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                Serialization.asYaml(
                                                        cluster("spec: {instances: 2}")))));
        throw new IllegalStateException(Integer.toString(response.statusCode()));
    }

    @Test
    void appliesOnTheServerWithManagersConflictsAndForce() {
        ConfigMap mine = configMap("a", Map.of("k", "1", "own", "x"));
        client.resource(mine).fieldManager("alice").serverSideApply();

        ConfigMap other = configMap("a", Map.of("k", "2"));
        assertThatThrownBy(() -> client.resource(other).fieldManager("bob").serverSideApply())
                .asInstanceOf(type(KubernetesClientException.class))
                .satisfies(e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    assertThat(e.getStatus().getDetails().getCauses())
                            .extracting(StatusCause::getField, StatusCause::getReason)
                            .containsExactly(
                                    org.assertj.core.groups.Tuple.tuple(
                                            ".data.k", "FieldManagerConflict"));
                });

        ConfigMap forced =
                client.resource(other).fieldManager("bob").forceConflicts().serverSideApply();
        assertThat(forced.getData()).isEqualTo(Map.of("k", "2", "own", "x"));

        ConfigMap dropped =
                client.resource(configMap("a", Map.of())).fieldManager("alice").serverSideApply();
        assertThat(dropped.getData()).isEqualTo(Map.of("k", "2"));
    }

    @Test
    void appliesOfTheSameContentAreNoWrites() {
        ConfigMap config = configMap("a", Map.of("k", "1"));

        String first =
                client.resource(config)
                        .fieldManager("alice")
                        .serverSideApply()
                        .getMetadata()
                        .getResourceVersion();
        String second =
                client.resource(config)
                        .fieldManager("alice")
                        .serverSideApply()
                        .getMetadata()
                        .getResourceVersion();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void patchesInThreeWays() {
        client.resource(
                        new ServiceBuilder()
                                .withNewMetadata()
                                .withName("rw")
                                .withNamespace(namespace)
                                .endMetadata()
                                .withNewSpec()
                                .addNewPort()
                                .withName("postgres")
                                .withPort(5432)
                                .endPort()
                                .endSpec()
                                .build())
                .create();
        var stored = client.services().inNamespace(namespace).withName("rw");

        Service strategic =
                stored.patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        "{\"spec\":{\"ports\":[{\"port\":9187,\"name\":\"metrics\"}]}}");
        assertThat(strategic.getSpec().getPorts())
                .extracting(ServicePort::getName)
                .contains("postgres", "metrics");

        Service json =
                stored.patch(
                        PatchContext.of(PatchType.JSON),
                        "[{\"op\":\"replace\",\"path\":\"/spec/ports/0/name\",\"value\":\"pg\"}]");
        assertThat(json.getSpec().getPorts().getFirst().getName()).isEqualTo("pg");

        Service merge =
                stored.patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"ports\":[{\"name\":\"only\",\"port\":1}]}}");
        assertThat(merge.getSpec().getPorts())
                .extracting(ServicePort::getName)
                .containsExactly("only");
    }

    @Test
    void aFailedTestOfAJsonPatchIsRefused() {
        client.resource(configMap("a", Map.of("k", "1"))).create();

        assertRefused(
                () ->
                        client.configMaps()
                                .inNamespace(namespace)
                                .withName("a")
                                .patch(
                                        PatchContext.of(PatchType.JSON),
                                        "[{\"op\":\"test\",\"path\":\"/data/k\",\"value\":\"2\"}]"),
                422,
                "Invalid");
    }

    @Test
    void customResourcesKnowNoStrategicMerge() {
        clusters().resource(cluster("spec: {instances: 1}")).create();

        assertRefused(
                () ->
                        clusters()
                                .inNamespace(namespace)
                                .withName("orders")
                                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), "{\"spec\":{}}"),
                415,
                "UnsupportedMediaType");
    }

    @Test
    void rehearsalsChangeNothing() {
        ConfigMap rehearsed = client.resource(configMap("a", Map.of("k", "1"))).dryRun().create();

        assertThat(rehearsed.getMetadata().getUid()).isNotEmpty();
        assertThat(client.configMaps().inNamespace(namespace).withName("a").get()).isNull();
    }

    @Test
    void aMissingNamespaceIsNamed() {
        ConfigMap lost = configMap("a", Map.of());
        lost.getMetadata().setNamespace("nowhere");

        assertThatThrownBy(() -> client.resource(lost).create())
                .asInstanceOf(type(KubernetesClientException.class))
                .satisfies(e -> {
                    assertThat(e.getCode()).isEqualTo(404);
                    assertThat(e.getStatus().getMessage())
                            .isEqualTo("namespaces \"nowhere\" not found");
                });
    }

    @Test
    void secretsFoldTheirPlainText() {
        var secret =
                client.resource(
                                new SecretBuilder()
                                        .withNewMetadata()
                                        .withName("s")
                                        .withNamespace(namespace)
                                        .endMetadata()
                                        .addToStringData("username", "app")
                                        .build())
                        .create();

        assertThat(secret.getStringData()).isNullOrEmpty();
        assertThat(secret.getData()).isEqualTo(Map.of("username", "YXBw"));
        assertThat(secret.getType()).isEqualTo("Opaque");
    }

    @Test
    void selectsByLabelsAndFields() {
        for (String name : new String[] {"a", "b", "c"}) {
            ConfigMap map = configMap(name, Map.of());
            map.getMetadata().setLabels(Map.of("name", name));
            client.resource(map).create();
        }
        var maps = client.configMaps().inNamespace(namespace);

        assertThat(maps.withLabelIn("name", "a", "b").list().getItems()).hasSize(2);
        assertThat(maps.withLabelNotIn("name", "a", "b").withLabel("name").list().getItems())
                .hasSize(1);
        assertThat(maps.withoutLabel("name", "a").list().getItems())
                .extracting(map -> map.getMetadata().getName())
                .containsExactly("b", "c");
        assertThat(maps.withField("metadata.name", "c").list().getItems()).hasSize(1);
        assertThatThrownBy(() -> maps.withField("data.k", "c").list())
                .hasMessageContaining("not a known field selector");
    }

    @Test
    void pagesShowOneRevision() {
        for (int i = 0; i < 5; i++) {
            client.resource(configMap("m" + i, Map.of())).create();
        }
        var maps = client.configMaps().inNamespace(namespace);

        var first = maps.list(new ListOptionsBuilder().withLimit(2L).build());
        maps.withName("m4").delete();
        var rest =
                maps.list(
                        new ListOptionsBuilder()
                                .withLimit(10L)
                                .withContinue(first.getMetadata().getContinue())
                                .build());

        assertThat(first.getItems()).hasSize(2);
        assertThat(first.getMetadata().getRemainingItemCount()).isEqualTo(3);
        assertThat(rest.getItems())
                .extracting(map -> map.getMetadata().getName())
                .containsExactly("m2", "m3", "m4");
        assertThat(rest.getMetadata().getResourceVersion())
                .isEqualTo(first.getMetadata().getResourceVersion());
    }

    @Test
    void badNamesAreInvalidWithTheirField() {
        assertThatThrownBy(() -> client.resource(configMap("Bad_Name", Map.of())).create())
                .asInstanceOf(type(KubernetesClientException.class))
                .satisfies(e -> {
                    assertThat(e.getCode()).isEqualTo(422);
                    assertThat(e.getStatus().getDetails().getCauses())
                            .extracting(StatusCause::getField)
                            .containsExactly("metadata.name");
                });
    }

    @Test
    void withoutATokenNobodyGetsIn() throws Exception {
        var anonymous =
                running.send(
                        java.net.http.HttpRequest.newBuilder(
                                java.net.URI.create(running.server().url() + "/api/v1/secrets")));
        var health =
                running.send(
                        java.net.http.HttpRequest.newBuilder(
                                java.net.URI.create(running.server().url() + "/readyz")));

        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(Yaml.node(anonymous.body()).path("reason").asText()).isEqualTo("Unauthorized");
        assertThat(health.body()).isEqualTo("ok");
    }

    @Test
    void protobufOfAKindThatIsNotReadIsRefused() throws Exception {
        var response =
                running.send(
                        running.request("/apis/postgresql.cnpg.io/v1/namespaces/default/clusters")
                                .header("Content-Type", "application/vnd.kubernetes.protobuf")
                                .POST(
                                        java.net.http.HttpRequest.BodyPublishers.ofByteArray(
                                                new byte[] {'k', '8', 's', 0})));

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void discoveryTellsFabric8WhatThereIs() {
        assertThat(client.getApiGroup("postgresql.cnpg.io")).isNotNull();
        assertThat(client.getApiResources("monitoring.coreos.com/v1").getResources())
                .extracting("name")
                .containsExactly("podmonitors");
        assertThat(client.getKubernetesVersion().getMinor()).isEqualTo("32");
        assertThat(
                        client.apiextensions()
                                .v1()
                                .customResourceDefinitions()
                                .withName("podmonitors.monitoring.coreos.com")
                                .get())
                .isNotNull();
    }
}
