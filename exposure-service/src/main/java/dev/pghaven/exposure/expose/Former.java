package dev.pghaven.exposure.expose;

import dev.pghaven.contracts.spec.ExposureMethod;
import dev.pghaven.exposure.EndpointServices;
import io.fabric8.kubernetes.api.model.Service;
import java.util.function.Predicate;

/** Services of an earlier exposure that no patch makes into those of the new one. */
final class Former {
    private Former() {}

    static Predicate<Service> to(Exposing it) {
        return service ->
                EndpointServices.isGoing(service)
                        || isAnotherClusters(service, it)
                        || isKeptOtherwise(service, it)
                        || isElsewhere(service, it)
                        || isUnwanted(service, it)
                        || isInTheWay(service, it);
    }

    /** Applied to, it would belong to both Clusters, and go with neither. */
    private static boolean isAnotherClusters(Service service, Exposing it) {
        return !EndpointServices.isKeptByOperator(service)
                && !EndpointServices.isOwnedBy(service, it.found().orElseThrow().clusterUid());
    }

    /** One that the operator keeps goes as the list is written that does not name it. */
    private static boolean isUnwanted(Service service, Exposing it) {
        return !EndpointServices.isKeptByOperator(service)
                && it.roles().stream()
                        .map(role -> EndpointServices.nameOf(it.cluster(), role))
                        .noneMatch(service.getMetadata().getName()::equals);
    }

    /** The operator does not take over a Service that it has not made. */
    private static boolean isKeptOtherwise(Service service, Exposing it) {
        var byOperator = it.exposure().method() == ExposureMethod.MANAGED_SERVICES;
        return EndpointServices.isKeptByOperator(service) != byOperator;
    }

    /** Moved by a patch, it would still show the address that it has now. */
    private static boolean isElsewhere(Service service, Exposing it) {
        return !AzureAnnotations.placeOf(service).equals(AzureAnnotations.placeOf(it.exposure()));
    }

    /** Two endpoints that change their ports with each other would each wait for the other. */
    private static boolean isInTheWay(Service service, Exposing it) {
        return it.roles().stream()
                .filter(role ->
                        !EndpointServices.nameOf(it.cluster(), role)
                                .equals(service.getMetadata().getName()))
                .anyMatch(role -> EndpointServices.listensOn(service, it.portOf(role)));
    }
}
