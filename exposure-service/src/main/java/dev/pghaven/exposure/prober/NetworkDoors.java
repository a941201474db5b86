package dev.pghaven.exposure.prober;

import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.contract.Doors;
import dev.pghaven.exposure.contract.ProberReport;
import dev.pghaven.exposure.contract.Together;
import dev.pghaven.kubernetes.OurNames;
import dev.pghaven.kubernetes.Secrets;
import dev.pghaven.prober.Door;
import dev.pghaven.prober.PostgresSight;
import dev.pghaven.prober.Probe;
import dev.pghaven.prober.Sighting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Looks from here over sockets, and from outside by asking probers. */
@ApplicationScoped
class NetworkDoors implements Doors {
    private final Secrets secrets;
    private final List<HttpProber> probers;

    NetworkDoors(Secrets secrets, ContractConfiguration config) {
        this.secrets = secrets;
        this.probers =
                config.probers().entrySet().stream()
                        .map(it -> new HttpProber(it.getKey(), it.getValue()))
                        .toList();
    }

    @Override
    public Sighting fromInside(
            ExposedCluster cluster, ExposedEndpoint endpoint, Duration patience) {
        return PostgresSight.here()
                .look(
                        new Door(
                                OurNames.host(cluster.cluster(), endpoint.service()),
                                endpoint.port(),
                                endpoint.host(),
                                authorityOf(cluster),
                                patience));
    }

    @Override
    public List<ProberReport> fromOutside(
            ExposedCluster cluster, ExposedEndpoint endpoint, Duration patience) {
        if (probers.isEmpty()) {
            return List.of();
        }
        var probe =
                new Probe(
                        endpoint.host(),
                        endpoint.port(),
                        authorityOf(cluster),
                        patience.toMillis());
        return Together.each(probers, it -> it.look(probe));
    }

    private String authorityOf(ExposedCluster cluster) {
        return secrets.authorityOf(cluster.cluster())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "there is no certificate of the cluster's authority"));
    }
}
