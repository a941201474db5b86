package dev.pghaven.azure;

/** The AKS cluster that we run in. */
public interface AksCluster {
    /** Where AKS keeps the nodes, their load balancer, and public IPs unless told otherwise. */
    String nodeResourceGroup();
}
