package dev.pghaven.provisioner.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.provisioner.Namespaces;
import java.util.HashSet;
import java.util.Set;

/** Namespaces; those that exist beforehand are not ours. */
public final class InMemoryNamespaces implements Namespaces {
    private final Set<String> ours = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();
    private final Set<String> terminating = new HashSet<>();
    private final Set<String> occupied = new HashSet<>();

    @Override
    public Readiness ensure(String namespace) {
        if (terminating.remove(namespace)) {
            return Readiness.TERMINATING;
        }
        if (!foreign.contains(namespace)) {
            ours.add(namespace);
        }
        return Readiness.READY;
    }

    @Override
    public Departure leave(ClusterRef cluster) {
        var namespace = cluster.namespace();
        if (foreign.contains(namespace) || occupied.contains(namespace)) {
            return Departure.KEPT;
        }
        return ours.remove(namespace) ? Departure.LEAVING : Departure.GONE;
    }

    /** Says once that the namespace is still being deleted. */
    public void terminate(String namespace) {
        terminating.add(namespace);
    }

    public void madeBySomebodyElse(String namespace) {
        foreign.add(namespace);
    }

    public void somethingElseLivesIn(String namespace) {
        occupied.add(namespace);
    }

    public boolean exists(String namespace) {
        return ours.contains(namespace) || foreign.contains(namespace);
    }
}
