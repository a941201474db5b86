package dev.pghaven.azure;

import com.azure.resourcemanager.containerservice.ContainerServiceManager;
import com.azure.resourcemanager.msi.MsiManager;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clients of Azure Resource Manager. Made at first use, not at the start. */
@ApplicationScoped
class Arm {
    private final Map<String, MsiManager> identities = new ConcurrentHashMap<>();
    private final Map<String, ContainerServiceManager> containers = new ConcurrentHashMap<>();
    private final ArmLogin login;

    Arm(ArmLogin login) {
        this.login = login;
    }

    MsiManager identities(String subscription) {
        return identities.computeIfAbsent(
                subscription,
                it ->
                        login.configured(MsiManager.configure())
                                .authenticate(login.credential(), login.profile(it)));
    }

    ContainerServiceManager containers(String subscription) {
        return containers.computeIfAbsent(
                subscription,
                it ->
                        login.configured(ContainerServiceManager.configure())
                                .authenticate(login.credential(), login.profile(it)));
    }
}
