package dev.pghaven.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Login;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.kubernetes.Secrets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Secrets; every one that is made gets another password. */
public final class InMemorySecrets implements Secrets {
    private final Map<String, Login> ours = new HashMap<>();
    private final Map<String, Map<String, String>> notes = new HashMap<>();
    private final Set<String> foreign = new HashSet<>();
    private int made;

    @Override
    public Presence ensureLogin(
            ClusterRef cluster, String name, String username, Map<String, String> annotations) {
        if (foreign.contains(key(cluster, name))) {
            return new Presence.Foreign("Helm");
        }
        notes.putIfAbsent(key(cluster, name), annotations);
        ours.computeIfAbsent(key(cluster, name), it -> new Login(username, "password-" + ++made));
        return new Presence.Ours("uid-of-" + name);
    }

    @Override
    public Map<String, String> notesOn(ClusterRef cluster, String name) {
        return notes.getOrDefault(key(cluster, name), Map.of());
    }

    @Override
    public Optional<Login> login(ClusterRef cluster, String name) {
        return Optional.ofNullable(ours.get(key(cluster, name)));
    }

    @Override
    public Optional<String> authorityOf(ClusterRef cluster) {
        return Optional.empty();
    }

    @Override
    public void deleteAllOf(ClusterRef cluster) {
        ours.keySet().removeIf(it -> it.startsWith(cluster + "-"));
        notes.keySet().removeIf(it -> it.startsWith(cluster + "-"));
    }

    public void occupy(ClusterRef cluster, String name) {
        foreign.add(key(cluster, name));
    }

    public Set<String> names() {
        return Set.copyOf(ours.keySet());
    }

    private static String key(ClusterRef cluster, String name) {
        return cluster.namespace() + "/" + name;
    }
}
