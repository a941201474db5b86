package dev.pghaven.exposure.azure;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.PublicIpAddressesClient;
import dev.pghaven.azure.ArmLogin;
import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.exposure.PublicIpAddress;
import dev.pghaven.exposure.PublicIps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Public IPs as Azure Resource Manager knows them. Its client is made at first use. */
@ApplicationScoped
class ArmPublicIps implements PublicIps {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final ArmLogin login;
    private final AzureConfiguration config;
    private final Map<String, NetworkManager> managers = new ConcurrentHashMap<>();

    ArmPublicIps(ArmLogin login, AzureConfiguration config) {
        this.login = login;
        this.config = config;
    }

    @Override
    public Optional<PublicIpAddress> find(String resourceGroup, String name) {
        try {
            return Optional.of(
                    PublicIpReading.of(client().getByResourceGroup(resourceGroup, name)));
        } catch (ManagementException e) {
            if (e.getResponse().getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw failed("read public IP " + resourceGroup + "/" + name, e);
        }
    }

    /** Who may read one resource group may not therefore list the subscription. */
    @Override
    public List<PublicIpAddress> visible() {
        try {
            return client().list().stream().map(PublicIpReading::of).toList();
        } catch (ManagementException e) {
            if (e.getResponse().getStatusCode() == FORBIDDEN) {
                return List.of();
            }
            throw failed("list the public IPs of the subscription", e);
        }
    }

    private PublicIpAddressesClient client() {
        var subscription =
                config.subscriptionId()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "pghaven.azure.subscription-id is not set"));
        return managers.computeIfAbsent(subscription, this::manager)
                .serviceClient()
                .getPublicIpAddresses();
    }

    private NetworkManager manager(String subscription) {
        return login.configured(NetworkManager.configure())
                .authenticate(login.credential(), login.profile(subscription));
    }

    private static IllegalStateException failed(String what, ManagementException e) {
        return new IllegalStateException("could not " + what + ": " + e.getMessage(), e);
    }
}
