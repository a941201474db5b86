package dev.pghaven.sandbox.cnpg.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pghaven.sandbox.apiserver.AdmissionRequest;
import dev.pghaven.sandbox.apiserver.AdmissionRequest.Operation;
import dev.pghaven.sandbox.apiserver.AdmissionVerdict;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.status.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterAdmissionTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String OK = "instances: 3, storage: {size: 2Gi}";

    @Test
    void aPlainClusterGetsItsDefaults() {
        var verdict = create("orders", OK);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        AdmissionVerdict.Admitted.class,
                        admitted ->
                                assertThat(
                                                admitted.object()
                                                        .at("/spec/bootstrap/initdb")
                                                        .toString())
                                        .isEqualTo(
                                                "{\"database\":\"app\",\"owner\":\"app\","
                                                        + "\"encoding\":\"UTF8\","
                                                        + "\"localeCollate\":\"C\","
                                                        + "\"localeCType\":\"C\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    instances: 0, storage: {size: 1Gi}                                                  | spec.instances
                    instances: 3                                                                        | spec.storage
                    instances: 3, storage: {size: much}                                                 | spec.storage.size
                    instances: 3, storage: {size: 1Gi}, maxSyncReplicas: 3                              | spec.maxSyncReplicas
                    instances: 3, storage: {size: 1Gi}, minSyncReplicas: 2, maxSyncReplicas: 1          | spec.minSyncReplicas
                    instances: 3, storage: {size: 1Gi}, postgresql: {synchronous: {method: any, number: 3}} | spec.postgresql.synchronous.number
                    instances: 3, storage: {size: 1Gi}, maxSyncReplicas: 1, postgresql: {synchronous: {method: any, number: 1}} | spec.postgresql.synchronous
                    instances: 3, storage: {size: 1Gi}, postgresql: {parameters: {port: '1'}}           | spec.postgresql.parameters.port
                    instances: 3, storage: {size: 1Gi}, postgresql: {parameters: {shared_buffers: 2GB}}, resources: {requests: {memory: 1Gi}} | spec.resources.requests.memory
                    instances: 3, storage: {size: 1Gi}, imageName: a, imageCatalogRef: {name: b}        | spec.imageName
                    instances: 3, storage: {size: 1Gi}, serviceAccountName: a, serviceAccountTemplate: {metadata: {labels: {a: b}}} | spec.serviceAccountName
                    instances: 3, storage: {size: 1Gi}, managed: {roles: [{name: postgres}]}            | spec.managed.roles[0].name
                    instances: 3, storage: {size: 1Gi}, managed: {services: {disabledDefaultServices: [rw]}} | spec.managed.services.disabledDefaultServices
                    instances: 3, storage: {size: 1Gi}, tablespaces: [{name: pg_x, storage: {size: 1Gi}}] | spec.tablespaces[0].name
                    instances: 3, storage: {size: 1Gi}, backup: {barmanObjectStore: {destinationPath: d, azureCredentials: {inheritFromAzureAD: true}}}, plugins: [{name: p, isWALArchiver: true}] | spec.plugins
                    """)
    void aWrongFieldIsRefusedByItsName(String spec, String field) {
        assertThat(fields(create("orders", spec))).containsExactly(field);
    }

    @Test
    void everyViolationIsNamedAtOnce() {
        assertThat(fields(create("a".repeat(51), "instances: 0")))
                .containsExactly("metadata.name", "spec.instances", "spec.storage");
    }

    @Test
    void volumesDoNotShrink() {
        var verdict = review(Operation.UPDATE, "orders", "instances: 3, storage: {size: 1Gi}", OK);

        assertThat(fields(verdict)).containsExactly("spec.storage.size");
    }

    private static List<String> fields(AdmissionVerdict verdict) {
        return switch (verdict) {
            case AdmissionVerdict.Admitted admitted -> List.of();
            case AdmissionVerdict.Denied denied ->
                    denied.causes().stream().map(Cause::field).toList();
        };
    }

    private static AdmissionVerdict create(String name, String spec) {
        return review(Operation.CREATE, name, spec, "");
    }

    private static AdmissionVerdict review(
            Operation operation, String name, String spec, String before) {
        var kind = Kinds.ofTheSandbox().resource("postgresql.cnpg.io/v1", "clusters").orElseThrow();
        return new ClusterAdmission()
                .review(
                        new AdmissionRequest(
                                operation,
                                kind,
                                "shop",
                                name,
                                "",
                                cluster(spec),
                                cluster(before),
                                User.SYSTEM,
                                false));
    }

    private static ObjectNode cluster(String spec) {
        try {
            return (ObjectNode) YAML.readTree("spec: {%s}".formatted(spec));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
