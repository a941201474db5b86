package dev.pghaven.provisioner.fakes;

import dev.pghaven.provisioner.Applied;
import dev.pghaven.provisioner.ServiceAccount;
import dev.pghaven.provisioner.ServiceAccounts;
import java.util.HashMap;
import java.util.Map;

/** Shared service accounts and the client ids that they are annotated with. */
public final class InMemoryServiceAccounts implements ServiceAccounts {
    private final Map<ServiceAccount, String> clientIds = new HashMap<>();

    @Override
    public Applied ensure(ServiceAccount account, String clientId) {
        clientIds.put(account, clientId);
        return new Applied.Accepted();
    }

    @Override
    public void delete(ServiceAccount account) {
        clientIds.remove(account);
    }

    public Map<ServiceAccount, String> clientIds() {
        return Map.copyOf(clientIds);
    }
}
