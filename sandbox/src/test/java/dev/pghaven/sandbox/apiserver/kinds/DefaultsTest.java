package dev.pghaven.sandbox.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.Yaml;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    private final Kinds kinds = Kinds.ofTheSandbox();

    private ObjectNode filled(KindSpec kind, String yaml) {
        ObjectNode object = Yaml.object(yaml);
        Defaults.fill(object, kind.defaults());
        return object;
    }

    @Test
    void aServiceGetsTypeAndTargetPorts() {
        ObjectNode service =
                filled(
                        kinds.core("services"),
                        "{spec: {ports: [{port: 5432}, {port: 1, targetPort: 2}]}}");

        assertThat(service.path("spec"))
                .isEqualTo(
                        Yaml.node(
                                """
                                ports:
                                - {port: 5432, protocol: TCP, targetPort: 5432}
                                - {port: 1, protocol: TCP, targetPort: 2}
                                type: ClusterIP
                                sessionAffinity: None
                                internalTrafficPolicy: Cluster
                                """));
    }

    @Test
    void aClusterGetsNestedDefaultsOnlyWhereTheParentIs() {
        KindSpec cluster = kinds.resource("postgresql.cnpg.io/v1", "clusters").orElseThrow();

        ObjectNode plain = filled(cluster, "{spec: {storage: {size: 1Gi}}}");
        ObjectNode managed = filled(cluster, "{spec: {managed: {roles: [{name: pghaven}]}}}");

        assertThat(plain.path("spec").has("managed")).isFalse();
        assertThat(plain.at("/spec/storage/resizeInUseVolumes").asBoolean()).isTrue();
        assertThat(plain.at("/spec/replicationSlots"))
                .isEqualTo(
                        Yaml.node(
                                "{highAvailability: {enabled: true, slotPrefix: _cnpg_},"
                                        + " updateInterval: 30}"));
        assertThat(managed.at("/spec/managed/roles/0"))
                .isEqualTo(
                        Yaml.node(
                                "{name: pghaven, connectionLimit: -1, ensure: present, inherit:"
                                        + " true}"));
    }

    @Test
    void whatIsThereStays() {
        KindSpec cluster = kinds.resource("postgresql.cnpg.io/v1", "clusters").orElseThrow();

        ObjectNode filled =
                filled(cluster, "{spec: {stopDelay: 30, replicationSlots: {updateInterval: 5}}}");

        assertThat(filled.at("/spec/stopDelay").asInt()).isEqualTo(30);
        assertThat(filled.at("/spec/replicationSlots/updateInterval").asInt()).isEqualTo(5);
    }
}
