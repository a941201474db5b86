package dev.pghaven.sandbox.azure;

import static dev.pghaven.sandbox.azure.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.util.Context;
import com.azure.core.util.polling.LongRunningOperationStatus;
import com.azure.resourcemanager.compute.ComputeManager;
import com.azure.resourcemanager.compute.fluent.VirtualMachineScaleSetVMsClient;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineScaleSetInner;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineScaleSetVMInner;
import com.azure.resourcemanager.compute.models.InstanceViewStatus;
import com.azure.resourcemanager.compute.models.InstanceViewTypes;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.scalesets.Machine;
import dev.pghaven.sandbox.scalesets.MachineName;
import dev.pghaven.sandbox.scalesets.NodePower;
import dev.pghaven.sandbox.scalesets.PowerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scale sets and the power of their machines through the real Azure SDK. */
class ScaleSetResourcesIT {
    /** As it stands in the provider ids of nodes. */
    private static final String GROUP = "mc_rg-pghaven_aks-pghaven_westus3";

    private static final String SCALE_SET = "aks-postgres-vmss";
    private static final String NODE = "node-of-aks-postgres-vmss-0";
    private static final boolean AT_ONCE = true;

    private static final List<String> switched = new CopyOnWriteArrayList<>();

    private static RunningAzure azure;
    private static ComputeManager everything;
    private static ComputeManager operator;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        azure = new RunningAzure(new Network(217), folder, Duration.ZERO);
        azure.scaleSets.add(machine(SCALE_SET, "0", "1"));
        azure.scaleSets.add(machine(SCALE_SET, "1", "2"));
        azure.scaleSets.add(machine("aks-system-vmss", "0", "1"));
        azure.scaleSets.connect(
                new NodePower() {
                    @Override
                    public void off(String node) {
                        switched.add(node + " off");
                    }

                    @Override
                    public void on(String node) {
                        switched.add(node + " on");
                    }
                });
        everything =
                azure.sdk.compute(
                        azure.login(AzureNames.PROVISIONER_IDENTITY, AzureNames.PROVISIONER));
        operator =
                azure.sdk.compute(
                        azure.login(
                                AzureNames.FAILOVER_SERVICE_IDENTITY, AzureNames.FAILOVER_SERVICE));
    }

    @AfterAll
    static void stop() throws Exception {
        azure.stop();
    }

    @AfterEach
    void allAreOn() {
        await().until(() -> Set.of("running", "stopped", "deallocated").contains(power("0")));
        machines().beginStart(GROUP, SCALE_SET, "0");
        awaitPower("running");
        switched.clear();
    }

    @Test
    void aGroupHasItsScaleSetsAndTheseTheirMachines() {
        var client = everything.serviceClient().getVirtualMachineScaleSets();

        assertThat(client.listByResourceGroup(GROUP.toUpperCase()))
                .extracting(VirtualMachineScaleSetInner::name)
                .containsExactly(SCALE_SET, "aks-system-vmss");
        var set = client.getByResourceGroup(GROUP, SCALE_SET);
        assertThat(set.sku().capacity()).isEqualTo(2);
        assertThat(set.tags()).containsEntry("aks-managed-poolName", "postgres");
        assertThat(set.id()).contains("/MC_rg-pghaven_aks-pghaven_westus3/");
        assertThat(machines().list(GROUP, SCALE_SET))
                .extracting(VirtualMachineScaleSetVMInner::instanceId)
                .containsExactly("0", "1");
        assertThat(client.listByResourceGroup(AzureNames.OTHER_RESOURCE_GROUP)).isEmpty();
    }

    @Test
    void aMachineSaysWhichNodeItIsAndWhetherItIsOn() {
        var machine = machines().get(GROUP, SCALE_SET, "1");

        assertThat(machine.name()).isEqualTo("aks-postgres-vmss_1");
        assertThat(machine.osProfile().computerName()).isEqualTo("node-of-aks-postgres-vmss-1");
        assertThat(machine.zones()).containsExactly("2");
        assertThat(machine.instanceView()).isNull();
        var viewed =
                machines()
                        .getWithResponse(
                                GROUP,
                                SCALE_SET,
                                "1",
                                InstanceViewTypes.INSTANCE_VIEW,
                                Context.NONE)
                        .getValue();
        assertThat(viewed.instanceView().statuses())
                .extracting(InstanceViewStatus::code)
                .containsExactly("ProvisioningState/succeeded", "PowerState/running");
    }

    @Test
    void aMachineIsSwitchedOffAndOnByLongRunningOperations() {
        var poller = machines().beginPowerOff(GROUP, SCALE_SET, "0", AT_ONCE, Context.NONE);

        assertThat(power("0")).isEqualTo("stopping");
        assertThat(poller.waitForCompletion().getStatus())
                .isEqualTo(LongRunningOperationStatus.SUCCESSFULLY_COMPLETED);
        poller.getFinalResult();
        assertThat(power("0")).isEqualTo("stopped");

        machines().start(GROUP, SCALE_SET, "0");
        assertThat(power("0")).isEqualTo("running");
        assertThat(switched).containsExactly(NODE + " off", NODE + " on");
    }

    @Test
    void deallocatesAndRestarts() {
        machines().beginDeallocate(GROUP, SCALE_SET, "0");
        awaitPower("deallocated");
        assertRefused(
                () -> machines().beginRestart(GROUP, SCALE_SET, "0"), 409, "OperationNotAllowed");
        machines().beginStart(GROUP, SCALE_SET, "0");
        awaitPower("running");
        switched.clear();

        machines().beginRestart(GROUP, SCALE_SET, "0");

        awaitPower("running");
        assertThat(switched).containsExactly(NODE + " off", NODE + " on");
    }

    @Test
    void whatIsDoneAlreadyIsDoneAndWhatContradictsWaits() {
        machines().beginStart(GROUP, SCALE_SET, "0");
        assertThat(power("0")).isEqualTo("running");
        assertThat(switched).isEmpty();

        machines().beginPowerOff(GROUP, SCALE_SET, "0", AT_ONCE, Context.NONE);
        assertRefused(() -> machines().beginStart(GROUP, SCALE_SET, "0"), 409, "Conflict");
    }

    @Test
    void namesWhatIsNotThere() {
        assertRefused(() -> machines().getInstanceView(GROUP, SCALE_SET, "9"), 404, "NotFound");
        assertRefused(() -> machines().beginStart(GROUP, SCALE_SET, "9"), 404, "NotFound");
        assertRefused(
                () -> machines().list(GROUP, "nowhere").stream().count(), 404, "ResourceNotFound");
    }

    /** What the drill of a lost node needs, and no more. */
    @Test
    void theFailoverServiceMaySwitchMachinesOffAndOn() {
        var client = operator.serviceClient().getVirtualMachineScaleSetVMs();

        client.beginPowerOff(GROUP, SCALE_SET, "0", AT_ONCE, Context.NONE);
        awaitPower("stopped");
        client.beginStart(GROUP, SCALE_SET, "0");
        assertThat(client.getInstanceView(GROUP, SCALE_SET, "0").statuses()).hasSize(2);
        assertRefused(
                () -> client.beginDeallocate(GROUP, SCALE_SET, "0"), 403, "AuthorizationFailed");
        assertRefused(() -> client.get(GROUP, SCALE_SET, "0"), 403, "AuthorizationFailed");
    }

    private static void awaitPower(String state) {
        await().until(() -> power("0").equals(state));
    }

    private static String power(String instance) {
        var view = machines().getInstanceView(GROUP, SCALE_SET, instance);
        return view.statuses().getLast().code().replace("PowerState/", "");
    }

    private static VirtualMachineScaleSetVMsClient machines() {
        return everything.serviceClient().getVirtualMachineScaleSetVMs();
    }

    private static Machine machine(String scaleSet, String instance, String zone) {
        return new Machine(
                new MachineName(GROUP, scaleSet, instance),
                "node-of-" + scaleSet + "-" + instance,
                "postgres",
                zone,
                "Standard_D4s_v5",
                PowerState.RUNNING);
    }
}
