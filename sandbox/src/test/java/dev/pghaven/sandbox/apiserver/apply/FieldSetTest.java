package dev.pghaven.sandbox.apiserver.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.Yaml;
import org.junit.jupiter.api.Test;

class FieldSetTest {
    private static final JsonNode WRITTEN =
            Yaml.node(
                    """
                    f:metadata: {f:labels: {.: {}, f:app: {}}}
                    f:spec:
                      f:containers:
                        'k:{"name":"pg"}': {.: {}, f:image: {}}
                      f:finalizers: {'v:"x"': {}}
                    """);

    private static FieldSet set(String yaml) {
        return FieldSet.parse(Yaml.node(yaml));
    }

    @Test
    void readsAndWritesTheNotationOfKubernetes() {
        assertThat(FieldSet.parse(WRITTEN).toJson()).isEqualTo(WRITTEN);
    }

    @Test
    void namesEachPath() {
        assertThat(FieldSet.parse(WRITTEN).paths())
                .containsExactly(
                        ".metadata.labels",
                        ".metadata.labels.app",
                        ".spec.containers[name=\"pg\"]",
                        ".spec.containers[name=\"pg\"].image",
                        ".spec.finalizers[=\"x\"]");
    }

    @Test
    void differenceLeavesWhatOnlyTheFirstHas() {
        FieldSet left = set("{f:a: {.: {}, f:b: {}, f:c: {}}}");

        assertThat(left.difference(set("{f:a: {f:b: {}}}")))
                .isEqualTo(set("{f:a: {.: {}, f:c: {}}}"));
        assertThat(left.difference(left).isEmpty()).isTrue();
    }

    @Test
    void intersectionIsOfMembersNotOfContainers() {
        assertThat(set("{f:a: {f:b: {}}}").intersection(set("{f:a: {f:c: {}}}")).isEmpty())
                .isTrue();
        assertThat(set("{f:a: {f:b: {}}}").intersection(set("{f:a: {.: {}, f:b: {}}}")))
                .isEqualTo(set("{f:a: {f:b: {}}}"));
    }

    @Test
    void unionHasTheMembersOfBoth() {
        assertThat(set("{f:a: {f:b: {}}}").union(set("{f:a: {}}")))
                .isEqualTo(set("{f:a: {.: {}, f:b: {}}}"));
    }
}
