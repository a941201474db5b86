package dev.pghaven.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.provisioner.fakes.Configurations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationCheckTest {
    @Test
    void namesEveryKeyThatAnIdentityNeeds() {
        var config =
                Configurations.with(
                        Map.of("pghaven.provisioner.workload-identity.name", "mi-postgres"));

        assertThat(missing(config))
                .containsExactly(
                        "pghaven.azure.subscription-id",
                        "pghaven.azure.resource-group",
                        "pghaven.azure.aks-cluster",
                        "pghaven.azure.tenant-id",
                        "pghaven.azure.client-id",
                        "pghaven.azure.federated-token-file");
    }

    @Test
    void isContentWithoutAnIdentity() {
        assertThat(missing(Configurations.withoutAzure())).isEmpty();
    }

    @Test
    void isContentWithAllOfIt() {
        assertThat(missing(Configurations.withAzure())).isEmpty();
    }

    private static List<String> missing(Surroundings surroundings) {
        return ConfigurationCheck.missing(surroundings.provisioner(), surroundings.azure());
    }
}
