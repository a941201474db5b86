package dev.pghaven.sandbox.cnpg.recovery;

import dev.pghaven.sandbox.barman.Blobs;
import dev.pghaven.sandbox.cnpg.api.BarmanObjectStore;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.kubelet.ContainerContext;
import java.io.IOException;

/** Opens blobs as a pod of a cluster may: with the identity that its ServiceAccount stands for. */
@FunctionalInterface
public interface PodBlobs {
    Blobs open(Cluster cluster, ContainerContext pod, BarmanObjectStore store) throws IOException;
}
