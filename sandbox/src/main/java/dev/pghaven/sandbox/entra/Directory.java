package dev.pghaven.sandbox.entra;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The managed identities of the tenant with their federated credentials. */
public final class Directory {
    private final Clock clock;
    private final Duration propagation;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    /** A change of a federated credential reaches the token endpoint after {@code propagation}. */
    public Directory(Clock clock, Duration propagation) {
        this.clock = clock;
        this.propagation = propagation;
    }

    public synchronized void put(ManagedIdentity identity) {
        var key = Key.of(identity.resourceGroup(), identity.name());
        var known = entries.get(key);
        entries.put(key, known == null ? newEntry(identity) : known.with(identity));
    }

    public synchronized Optional<ManagedIdentity> identity(String resourceGroup, String name) {
        return entry(resourceGroup, name).map(Entry::identity);
    }

    public synchronized Optional<ManagedIdentity> identity(UUID clientId) {
        return byClient(clientId).map(Entry::identity);
    }

    /** What Resource Manager answers: a change shows at once. */
    public synchronized List<FederatedCredential> credentials(ManagedIdentity identity) {
        return List.copyOf(entryOf(identity).credentials().values());
    }

    public synchronized Optional<FederatedCredential> credential(
            ManagedIdentity identity, String name) {
        return Optional.ofNullable(entryOf(identity).credentials().get(lower(name)));
    }

    public synchronized void putCredential(
            ManagedIdentity identity, FederatedCredential credential) {
        var entry = entryOf(identity);
        var before = entry.credentials().put(lower(credential.name()), credential);
        if (credential.equals(before)) {
            return;
        }
        if (before != null) {
            entry.trusts().remove(before);
        }
        entry.trusts().add(credential);
    }

    /** For what was there long before the sandbox started: nothing has to propagate. */
    public synchronized void seedCredential(
            ManagedIdentity identity, FederatedCredential credential) {
        var entry = entryOf(identity);
        entry.credentials().put(lower(credential.name()), credential);
        entry.trusts().seed(credential);
    }

    /** Says whether there was one. */
    public synchronized boolean removeCredential(ManagedIdentity identity, String name) {
        var entry = entryOf(identity);
        var removed = Optional.ofNullable(entry.credentials().remove(lower(name)));
        removed.ifPresent(entry.trusts()::remove);
        return removed.isPresent();
    }

    /** What the token endpoint sees: a change shows after its propagation. */
    synchronized boolean trusts(ManagedIdentity identity, Assertion assertion) {
        return entryOf(identity).trusts().cover(assertion);
    }

    private Entry newEntry(ManagedIdentity identity) {
        return new Entry(identity, new LinkedHashMap<>(), new Trusts(clock, propagation));
    }

    private Entry entryOf(ManagedIdentity identity) {
        return entry(identity.resourceGroup(), identity.name())
                .orElseThrow(
                        () -> new IllegalArgumentException("unknown identity " + identity.name()));
    }

    private Optional<Entry> entry(String resourceGroup, String name) {
        return Optional.ofNullable(entries.get(Key.of(resourceGroup, name)));
    }

    private Optional<Entry> byClient(UUID clientId) {
        return entries.values().stream()
                .filter(it -> it.identity().clientId().equals(clientId))
                .findFirst();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Names in Azure are case insensitive. */
    private record Key(String resourceGroup, String name) {
        static Key of(String resourceGroup, String name) {
            return new Key(lower(resourceGroup), lower(name));
        }
    }

    private record Entry(
            ManagedIdentity identity, Map<String, FederatedCredential> credentials, Trusts trusts) {
        Entry with(ManagedIdentity replaced) {
            return new Entry(replaced, credentials, trusts);
        }
    }
}
