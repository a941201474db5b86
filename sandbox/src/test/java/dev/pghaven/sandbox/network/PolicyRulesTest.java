package dev.pghaven.sandbox.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyRulesTest {
    private static final Pod POD =
            new PodBuilder()
                    .withNewMetadata()
                    .withLabels(Map.of("app", "orders"))
                    .endMetadata()
                    .build();

    @Test
    void aPodThatNoPolicySelectsIsOpen() {
        assertThat(PolicyRules.of(POD, List.of(denying("billing", "Ingress", "Egress"))))
                .isEqualTo(Isolation.NONE);
    }

    @Test
    void aTypeWithoutARuleDeniesItsDirection() {
        assertThat(PolicyRules.of(POD, List.of(denying("orders", "Egress"))))
                .isEqualTo(new Isolation(false, true));
        assertThat(PolicyRules.of(POD, List.of(denying("orders", "Ingress", "Egress"))))
                .isEqualTo(new Isolation(true, true));
    }

    @Test
    void whereNoTypeIsSaidIngressIsMeant() {
        assertThat(PolicyRules.of(POD, List.of(denying("orders"))))
                .isEqualTo(new Isolation(true, false));
    }

    @Test
    void anotherPolicyMayOpenADirectionAgain() {
        var open =
                new NetworkPolicyBuilder(denying("orders", "Ingress"))
                        .editSpec()
                        .addNewIngress()
                        .endIngress()
                        .endSpec()
                        .build();

        assertThat(PolicyRules.of(POD, List.of(denying("orders", "Ingress", "Egress"), open)))
                .isEqualTo(new Isolation(false, true));
    }

    private static NetworkPolicy denying(String app, String... types) {
        return new NetworkPolicyBuilder()
                .withNewSpec()
                .withNewPodSelector()
                .addToMatchLabels("app", app)
                .endPodSelector()
                .withPolicyTypes(types)
                .endSpec()
                .build();
    }
}
