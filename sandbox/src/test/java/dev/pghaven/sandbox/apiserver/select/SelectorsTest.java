package dev.pghaven.sandbox.apiserver.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.Yaml;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorsTest {
    private static final KindSpec PODS = Kinds.ofTheSandbox().core("pods");
    private static final JsonNode POD =
            Yaml.node(
                    """
                    metadata:
                      name: orders-1
                      namespace: shop
                      labels: {cnpg.io/cluster: orders, role: primary, empty: ''}
                    spec: {nodeName: aks-0}
                    status: {phase: Running}
                    """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "role=primary",
                "role==primary",
                "cnpg.io/cluster=orders,role=primary",
                "role!=replica",
                "absent!=x",
                "role in (primary,replica)",
                "role in ( primary )",
                "role notin (replica)",
                "absent notin (a,b)",
                "role",
                "!absent",
                "empty=",
                "cnpg.io/cluster in (orders,bills),role notin (replica),!absent"
            })
    void matches(String selector) {
        assertThat(LabelSelectors.parse(selector).test(POD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "role=replica",
                "role!=primary",
                "role in (replica)",
                "role notin (primary,replica)",
                "absent",
                "absent=x",
                "absent in (x)",
                "!role",
                "cnpg.io/cluster=orders,role=replica"
            })
    void doesNotMatch(String selector) {
        assertThat(LabelSelectors.parse(selector).test(POD)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"role in primary", "=x", "role=a=b", "role,,x", "role within (a)"})
    void refusesNonsense(String selector) {
        assertThatThrownBy(() -> LabelSelectors.parse(selector))
                .isInstanceOf(InvalidSelector.class);
    }

    @Test
    void selectsByFields() {
        assertThat(fields("metadata.name=orders-1,metadata.namespace=shop")).isTrue();
        assertThat(fields("status.phase=Running,spec.nodeName==aks-0")).isTrue();
        assertThat(fields("status.phase!=Running")).isFalse();
        assertThat(fields("metadata.name=orders-2")).isFalse();
    }

    @Test
    void refusesFieldsThatARealServerDoesNotIndex() {
        assertThatThrownBy(() -> fields("spec.image=x"))
                .hasMessageContaining("\"spec.image\" is not a known field selector");
    }

    private static boolean fields(String selector) {
        return FieldSelectors.parse(PODS, selector).test(POD);
    }
}
