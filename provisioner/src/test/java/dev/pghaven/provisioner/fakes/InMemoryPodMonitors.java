package dev.pghaven.provisioner.fakes;

import dev.pghaven.cnpg.PodMonitor;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.provisioner.PodMonitors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** PodMonitors of the kinds that a test installs. */
public final class InMemoryPodMonitors implements PodMonitors {
    private final Set<String> groups = new HashSet<>();
    private final List<PodMonitor> standing = new ArrayList<>();

    @Override
    public boolean known(String group) {
        return groups.contains(group);
    }

    @Override
    public Applied apply(PodMonitor manifest) {
        standing.removeIf(it -> it.apiVersion().equals(manifest.apiVersion()));
        standing.add(manifest);
        return new Applied.Accepted();
    }

    @Override
    public void deleteAllOf(ClusterRef cluster) {
        standing.removeIf(it -> OurLabels.areIn(it.metadata().getLabels(), cluster));
    }

    public void install(String group) {
        groups.add(group);
    }

    public List<PodMonitor> standing() {
        return List.copyOf(standing);
    }
}
