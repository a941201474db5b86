package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ExposedCluster;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks at an endpoint from all vantages at once; who does not answer leaves his part unchecked.
 */
@ApplicationScoped
class EndpointLooks {
    private final InsideVantage inside;
    private final KubernetesVantage kubernetes;
    private final AzureVantage azure;
    private final OutsideVantage outside;

    EndpointLooks(
            InsideVantage inside,
            KubernetesVantage kubernetes,
            AzureVantage azure,
            OutsideVantage outside) {
        this.inside = inside;
        this.kubernetes = kubernetes;
        this.azure = azure;
        this.outside = outside;
    }

    /**
     * @param lastWrite what is said again instead of a write; absent if one is tried
     */
    EndpointLook look(
            ExposedCluster cluster, ExposedEndpoint endpoint, Optional<EndpointCheck> lastWrite) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var service = begin(threads, () -> kubernetes.look(cluster, endpoint));
            var address = begin(threads, () -> azure.look(cluster, endpoint));
            var denial = begin(threads, () -> outside.look(cluster, endpoint));
            var seen = inside.look(cluster, endpoint, lastWrite);
            var others = Stream.of(service, address, denial).map(CompletableFuture::join);
            var checks = Stream.concat(Stream.of(seen.checks()), others).flatMap(List::stream);
            return new EndpointLook(checks.toList(), seen.certificateUntil(), seen.wroteAt());
        }
    }

    private static <T> CompletableFuture<T> begin(ExecutorService threads, Supplier<T> look) {
        return CompletableFuture.supplyAsync(look, threads);
    }
}
