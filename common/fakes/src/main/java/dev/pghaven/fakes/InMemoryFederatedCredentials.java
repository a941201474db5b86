package dev.pghaven.fakes;

import dev.pghaven.azure.FederatedCredentials;
import dev.pghaven.azure.Identity;
import dev.pghaven.kubernetes.ServiceAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An Azure identity that trusts at most as many accounts as Azure allows. */
public final class InMemoryFederatedCredentials implements FederatedCredentials {
    private final Map<Identity, Set<ServiceAccount>> trusted = new HashMap<>();
    private int busy;

    @Override
    public String clientIdOf(Identity identity) {
        return "client-of-" + identity.name();
    }

    @Override
    public Trust grant(Identity identity, ServiceAccount account) {
        if (busy > 0) {
            busy--;
            return new Trust.Busy("another write is going on", Duration.ofSeconds(4));
        }
        var accounts = trusted.computeIfAbsent(identity, it -> new HashSet<>());
        if (!accounts.contains(account) && accounts.size() >= LIMIT) {
            return new Trust.Denied("identity " + identity.name() + " is full");
        }
        accounts.add(account);
        return new Trust.Granted();
    }

    @Override
    public Trust withdraw(Identity identity, ServiceAccount account) {
        trusted.getOrDefault(identity, new HashSet<>()).remove(account);
        return new Trust.Granted();
    }

    @Override
    public boolean isTrusted(Identity identity, ServiceAccount account) {
        return trusted.getOrDefault(identity, Set.of()).contains(account);
    }

    /** Answers so often that a write is going on. */
    public void busyFor(int writes) {
        busy = writes;
    }

    public void fill(Identity identity) {
        for (var i = 0; i < LIMIT; i++) {
            grant(identity, new ServiceAccount("elsewhere", "account-" + i));
        }
    }

    public Set<ServiceAccount> trusted() {
        return trusted.values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
