package dev.pghaven.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterRefTest {
    @Test
    void aNamespaceMayBeginWithADigitAsInKubernetes() {
        assertThat(ClusterRef.parse("3d-shop/orders"))
                .isEqualTo(new ClusterRef("3d-shop", "orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop/3orders", "Shop/orders", "shop-/orders", "/orders", "shop/"})
    void whatKubernetesWouldRefuseNamesThePartAndItsRule(String ref) {
        assertThatThrownBy(() -> ClusterRef.parse(ref))
                .hasMessageMatching(
                        "its (namespace must be a DNS-1123|name must be a DNS-1035) label of at most \\d+ characters, but is '.*'");
    }
}
