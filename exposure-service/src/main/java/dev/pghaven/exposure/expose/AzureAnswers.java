package dev.pghaven.exposure.expose;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.exposure.LoadBalancers.Answer;
import io.fabric8.kubernetes.api.model.Service;
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

    List<String> answersTo(ClusterRef cluster) {
        return all(cluster).map(Answer::id).toList();
    }

    /** Empty while it may still come to something. */
    Optional<String> refusalOf(Exposing it) {
        return loadBalancers.ours(it.cluster()).stream()
                .flatMap(service -> news(it, service))
                .filter(answer -> !answer.done())
                .map(Answer::text)
                .filter(text -> HOPELESS.stream().anyMatch(text::contains))
                .findFirst();
    }

    /**
     * What Azure has not done yet of a Service that we have changed: an address that stands says
     * nothing of that.
     */
    Optional<String> outstanding(Exposing it, EndpointRole role, Service service) {
        return news(it, service)
                .reduce((_, later) -> later)
                .map(last -> Optional.of(last.text()).filter(_ -> !last.done()))
                .orElseGet(() ->
                        Optional.of(silence(service)).filter(_ -> it.changing().contains(role)));
    }

    private static String silence(Service service) {
        return "Azure has not answered to the change of Service %s yet"
                .formatted(service.getMetadata().getName());
    }

    private Stream<Answer> news(Exposing it, Service service) {
        return loadBalancers.answersTo(service).stream()
                .filter(answer -> !it.oldAnswers().contains(answer.id()));
    }

    private Stream<Answer> all(ClusterRef cluster) {
        return loadBalancers.ours(cluster).stream()
                .flatMap(service -> loadBalancers.answersTo(service).stream());
    }
}
