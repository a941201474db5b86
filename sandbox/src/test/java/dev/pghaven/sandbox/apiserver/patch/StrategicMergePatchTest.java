package dev.pghaven.sandbox.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.Yaml;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.kinds.Schema;
import org.junit.jupiter.api.Test;

class StrategicMergePatchTest {
    private static final Schema POD = Kinds.ofTheSandbox().core("pods").schema();

    private static JsonNode patched(String target, String patch) {
        return StrategicMergePatch.apply(Yaml.object(target), Yaml.object(patch), POD);
    }

    @Test
    void mergesContainersByName() {
        assertThat(
                        patched(
                                "{spec: {containers: [{name: a, image: x}, {name: b, image: y}]}}",
                                "{spec: {containers: [{name: b, image: z}, {name: c}]}}"))
                .isEqualTo(
                        Yaml.node(
                                "{spec: {containers: [{name: a, image: x}, {name: b, image: z},"
                                        + " {name: c}]}}"));
    }

    @Test
    void mergesTheEnvironmentInsideAContainer() {
        assertThat(
                        patched(
                                "{spec: {containers: [{name: a, env: [{name: X, value: '1'}]}]}}",
                                "{spec: {containers: [{name: a, env: [{name: Y, value: '2'}]}]}}"))
                .isEqualTo(
                        Yaml.node(
                                "{spec: {containers: [{name: a, env: [{name: X, value: '1'},"
                                        + " {name: Y, value: '2'}]}]}}"));
    }

    @Test
    void deletesAnItem() {
        assertThat(
                        patched(
                                "{spec: {containers: [{name: a}, {name: b}]}}",
                                "{spec: {containers: [{name: a, $patch: delete}]}}"))
                .isEqualTo(Yaml.node("{spec: {containers: [{name: b}]}}"));
    }

    @Test
    void replacesAList() {
        assertThat(
                        patched(
                                "{spec: {containers: [{name: a}, {name: b}]}}",
                                "{spec: {containers: [{name: c}, {$patch: replace}]}}"))
                .isEqualTo(Yaml.node("{spec: {containers: [{name: c}]}}"));
    }

    @Test
    void replacesAndDeletesObjects() {
        String target = "{metadata: {labels: {a: '1', b: '2'}, annotations: {c: '3'}}}";

        assertThat(patched(target, "{metadata: {labels: {c: '3', $patch: replace}}}"))
                .isEqualTo(Yaml.node("{metadata: {labels: {c: '3'}, annotations: {c: '3'}}}"));
        assertThat(patched(target, "{metadata: {labels: {$patch: delete}}}"))
                .isEqualTo(Yaml.node("{metadata: {annotations: {c: '3'}}}"));
    }

    @Test
    void retainsOnlyTheNamedKeys() {
        assertThat(
                        patched(
                                "{spec: {strategy: {type: RollingUpdate, rollingUpdate: {a: 1}}}}",
                                "{spec: {strategy: {$retainKeys: [type], type: Recreate}}}"))
                .isEqualTo(Yaml.node("{spec: {strategy: {type: Recreate}}}"));
    }

    @Test
    void mergesAndDeletesFinalizersByValue() {
        assertThat(
                        patched(
                                "{metadata: {finalizers: [a, b]}}",
                                "{metadata: {finalizers: [c], $deleteFromPrimitiveList/finalizers:"
                                        + " [a]}}"))
                .isEqualTo(Yaml.node("{metadata: {finalizers: [b, c]}}"));
    }

    @Test
    void putsItemsIntoTheGivenOrder() {
        assertThat(
                        patched(
                                "{spec: {containers: [{name: a}, {name: b}]}}",
                                "{spec: {$setElementOrder/containers: [{name: b}, {name: a}],"
                                        + " containers: [{name: b, image: x}]}}"))
                .isEqualTo(Yaml.node("{spec: {containers: [{name: b, image: x}, {name: a}]}}"));
    }

    @Test
    void nullTakesAFieldAway() {
        assertThat(patched("{spec: {nodeName: n, hostname: h}}", "{spec: {nodeName: null}}"))
                .isEqualTo(Yaml.node("{spec: {hostname: h}}"));
    }

    @Test
    void aListWithoutKeysIsReplaced() {
        assertThat(
                        patched(
                                "{spec: {tolerations: [{key: a}]}}",
                                "{spec: {tolerations: [{key: b}]}}"))
                .isEqualTo(Yaml.node("{spec: {tolerations: [{key: b}]}}"));
    }

    @Test
    void anItemWithoutItsKeyIsRefused() {
        assertThatThrownBy(() ->
                        patched("{spec: {containers: []}}", "{spec: {containers: [{image: x}]}}"))
                .hasMessageContaining("merge key: name");
    }

    @Test
    void leavesTheTargetAlone() {
        ObjectNode target = Yaml.object("{spec: {containers: [{name: a}]}}");

        StrategicMergePatch.apply(
                target, Yaml.object("{spec: {containers: [{name: a, image: x}]}}"), POD);

        assertThat(target).isEqualTo(Yaml.node("{spec: {containers: [{name: a}]}}"));
    }
}
