package dev.pghaven.failover.azure;

import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.azure.resourcemanager.compute.ComputeManager;
import com.azure.resourcemanager.compute.fluent.VirtualMachineScaleSetVMsClient;
import com.azure.resourcemanager.compute.models.InstanceViewStatus;
import dev.pghaven.azure.ArmLogin;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Machines as Azure Resource Manager knows them; its client is made at first use. Operations are
 * begun and not followed: the machine itself says how far they are, and whoever may only switch it
 * may not read the subscription's operations.
 */
@ApplicationScoped
class ArmMachines implements Machines {
    private static final int NOT_FOUND = 404;
    private static final boolean WITHOUT_SHUTDOWN = true;
    private static final String POWER = "PowerState/";

    private final ArmLogin login;
    private final Map<String, ComputeManager> managers = new ConcurrentHashMap<>();

    ArmMachines(ArmLogin login) {
        this.login = login;
    }

    @Override
    public Power powerOf(ScaleSetMachine it) {
        try {
            var view = client(it).getInstanceView(it.resourceGroup(), it.scaleSet(), it.instance());
            return power(view.statuses().stream().map(InstanceViewStatus::code));
        } catch (ManagementException e) {
            if (e.getResponse().getStatusCode() == NOT_FOUND) {
                return Power.GONE;
            }
            throw failed("read the state of", it, e);
        }
    }

    @Override
    public void beginToStop(ScaleSetMachine it) {
        try {
            client(it)
                    .beginPowerOff(
                            it.resourceGroup(),
                            it.scaleSet(),
                            it.instance(),
                            WITHOUT_SHUTDOWN,
                            Context.NONE);
        } catch (ManagementException e) {
            throw failed("stop", it, e);
        }
    }

    @Override
    public void beginToStart(ScaleSetMachine it) {
        try {
            client(it).beginStart(it.resourceGroup(), it.scaleSet(), it.instance());
        } catch (ManagementException e) {
            throw failed("start", it, e);
        }
    }

    /** Azure leaves the power out while it does not know it. */
    static Power power(Stream<String> codes) {
        return codes.filter(it -> it.startsWith(POWER))
                .map(it -> it.substring(POWER.length()))
                .map(it ->
                        switch (it) {
                            case "running" -> Power.ON;
                            case "stopped", "deallocated" -> Power.OFF;
                            default -> Power.CHANGING;
                        })
                .findFirst()
                .orElse(Power.CHANGING);
    }

    private VirtualMachineScaleSetVMsClient client(ScaleSetMachine it) {
        return managers.computeIfAbsent(it.subscription(), this::manager)
                .serviceClient()
                .getVirtualMachineScaleSetVMs();
    }

    private ComputeManager manager(String subscription) {
        return login.configured(ComputeManager.configure())
                .authenticate(login.credential(), login.profile(subscription));
    }

    private static IllegalStateException failed(
            String what, ScaleSetMachine it, ManagementException e) {
        return new IllegalStateException(
                "could not %s machine %s: %s".formatted(what, it, e.getMessage()), e);
    }
}
