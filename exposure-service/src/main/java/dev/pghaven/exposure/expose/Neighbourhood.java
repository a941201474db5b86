package dev.pghaven.exposure.expose;

import dev.pghaven.azure.AksCluster;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.exposure.PublicIpAddress;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds who else is at a public IP. */
@ApplicationScoped
class Neighbourhood {
    private final AksCluster aks;
    private final LoadBalancers loadBalancers;

    Neighbourhood(AksCluster aks, LoadBalancers loadBalancers) {
        this.aks = aks;
        this.loadBalancers = loadBalancers;
    }

    Neighbours of(Exposing it, PublicIpAddress ip) {
        return Neighbours.of(it, ip, aks.nodeResourceGroup(), loadBalancers.everywhere());
    }
}
