package dev.pghaven.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.provisioner.fakes.Configurations;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationCheckTest {
    @Test
    void namesEveryKeyThatAnIdentityNeeds() {
        var config =
                Configurations.with(
                        Map.of("pghaven.provisioner.workload-identity.name", "mi-postgres"));

        assertThat(ConfigurationCheck.missing(config))
                .containsExactly(
                        "pghaven.provisioner.azure.subscription-id",
                        "pghaven.provisioner.azure.resource-group",
                        "pghaven.provisioner.azure.aks-cluster",
                        "pghaven.provisioner.azure.tenant-id",
                        "pghaven.provisioner.azure.client-id",
                        "pghaven.provisioner.azure.federated-token-file");
    }

    @Test
    void isContentWithoutAnIdentity() {
        assertThat(ConfigurationCheck.missing(Configurations.withoutAzure())).isEmpty();
    }

    @Test
    void isContentWithAllOfIt() {
        assertThat(ConfigurationCheck.missing(Configurations.withAzure())).isEmpty();
    }
}
