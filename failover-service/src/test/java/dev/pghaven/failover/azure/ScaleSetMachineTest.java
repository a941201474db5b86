package dev.pghaven.failover.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaleSetMachineTest {
    @Test
    void isReadFromTheNodesProviderId() {
        var id =
                "azure:///subscriptions/8f2e/resourceGroups/mc_rg_aks_westus3/providers/Microsoft.Compute"
                        + "/virtualMachineScaleSets/aks-postgres-123-vmss/virtualMachines/17";

        assertThat(ScaleSetMachine.of(id))
                .contains(
                        new ScaleSetMachine(
                                "8f2e", "mc_rg_aks_westus3", "aks-postgres-123-vmss", "17"));
    }

    @Test
    void whatIsNoneOfAScaleSetIsNone() {
        assertThat(
                        ScaleSetMachine.of(
                                "azure:///subscriptions/8f2e/resourceGroups/rg/providers/Microsoft.Compute"
                                        + "/virtualMachines/alone"))
                .isEmpty();
        assertThat(ScaleSetMachine.of("kind://docker/kind/kind-worker")).isEmpty();
        assertThat(ScaleSetMachine.of("")).isEmpty();
    }
}
