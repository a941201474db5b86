package dev.pghaven.provisioner.fakes;

import dev.pghaven.provisioner.FederatedCredentials;
import dev.pghaven.provisioner.Identity;
import dev.pghaven.provisioner.ServiceAccount;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** An Azure identity that trusts at most as many accounts as Azure allows. */
public final class InMemoryFederatedCredentials implements FederatedCredentials {
    private final Set<ServiceAccount> trusted = new HashSet<>();
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
        if (!trusted.contains(account) && trusted.size() >= LIMIT) {
            return new Trust.Denied("identity " + identity.name() + " is full");
        }
        trusted.add(account);
        return new Trust.Granted();
    }

    @Override
    public Trust withdraw(Identity identity, ServiceAccount account) {
        trusted.remove(account);
        return new Trust.Granted();
    }

    @Override
    public boolean isTrusted(Identity identity, ServiceAccount account) {
        return trusted.contains(account);
    }

    /** Answers so often that a write is going on. */
    public void busyFor(int writes) {
        busy = writes;
    }

    public void fill() {
        for (var i = 0; i < LIMIT; i++) {
            trusted.add(new ServiceAccount("elsewhere", "account-" + i));
        }
    }

    public Set<ServiceAccount> trusted() {
        return Set.copyOf(trusted);
    }
}
