package dev.pghaven.exposure.expose;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.exposure.LoadBalancers.Warning;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Azure's cloud provider answers to our Services, as far as it is news. */
@ApplicationScoped
class AzureAnswers {
    /** Texts of ARM and of the cloud provider; it tries again, but nothing comes of that. */
    private static final List<String> HOPELESS =
            List.of(
                    "DnsRecordInUse",
                    "InvalidDomainNameLabel",
                    "consuming the DNS label",
                    "checkLoadBalancerResourcesConflicts",
                    "PublicIPAddressInUse",
                    "PublicIPAndLBSkuDoNotMatch",
                    "failed to find PIP",
                    "PublicIP from annotation",
                    "SubnetNotFound",
                    "AuthorizationFailed");

    private final LoadBalancers loadBalancers;

    AzureAnswers(LoadBalancers loadBalancers) {
        this.loadBalancers = loadBalancers;
    }

    List<String> warningsOf(ClusterRef cluster) {
        return all(cluster).map(Warning::id).toList();
    }

    /** Empty while it may still come to something. */
    Optional<String> refusalOf(Exposing it) {
        return news(it).filter(text -> HOPELESS.stream().anyMatch(text::contains)).findFirst();
    }

    Optional<String> latestOf(Exposing it) {
        return news(it).reduce((_, later) -> later);
    }

    private Stream<String> news(Exposing it) {
        return all(it.cluster())
                .filter(warning -> !it.oldWarnings().contains(warning.id()))
                .map(Warning::text);
    }

    private Stream<Warning> all(ClusterRef cluster) {
        return loadBalancers.ours(cluster).stream()
                .flatMap(service -> loadBalancers.warningsOf(service).stream());
    }
}
