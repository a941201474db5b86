package dev.pghaven.fakes;

import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.ServiceAccount;
import dev.pghaven.kubernetes.ServiceAccounts;
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
