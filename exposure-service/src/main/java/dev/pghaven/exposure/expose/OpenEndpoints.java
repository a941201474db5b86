package dev.pghaven.exposure.expose;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.exposure.EndpointServices;
import dev.pghaven.exposure.ExposureConfiguration;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.exposure.PublicIpAddress;
import dev.pghaven.exposure.conceal.Removal;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.operations.Outcome;
import io.fabric8.kubernetes.api.model.Service;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Automates the how-to's load balancer Services, one endpoint at a time. */
@ApplicationScoped
class OpenEndpoints {
    private final LoadBalancers loadBalancers;
    private final ServiceWriter writer;
    private final Removal removal;
    private final AzureAnswers azure;
    private final ExposureConfiguration config;

    OpenEndpoints(
            LoadBalancers loadBalancers,
            ServiceWriter writer,
            Removal removal,
            AzureAnswers azure,
            ExposureConfiguration config) {
        this.loadBalancers = loadBalancers;
        this.writer = writer;
        this.removal = removal;
        this.azure = azure;
        this.config = config;
    }

    /** What the new exposure does not have, or has in another way, would be in its way. */
    Outcome<Exposing> makeWay(Exposing it) {
        var former = loadBalancers.ours(it.cluster()).stream().filter(Former.to(it)).toList();
        removal.remove(it.cluster(), former);
        return former.isEmpty()
                ? done(it)
                : notYet("the load balancer still has " + namesOf(former), config.pollInterval());
    }

    Outcome<Exposing> apply(Exposing it, EndpointRole role) {
        if (!it.roles().contains(role)) {
            return done(it);
        }
        var asked = asking(it, role);
        return switch (writer.write(it, role)) {
            case Applied.Accepted() -> done(asked);
            case Applied.Rejected(var reason) ->
                    refused(
                            "Kubernetes refused Service %s: %s"
                                    .formatted(
                                            EndpointServices.nameOf(it.cluster(), role), reason));
        };
    }

    /** The operator changes both at once, so what comes after the first write counts for both. */
    private Exposing asking(Exposing it, EndpointRole role) {
        return switch (role) {
            case READ_WRITE -> it.changing(azure.answersTo(it.cluster()), writer.changing(it));
            case READ_ONLY -> it;
        };
    }

    Outcome<Exposing> await(Exposing it, EndpointRole role) {
        var name = EndpointServices.nameOf(it.cluster(), role);
        if (!it.roles().contains(role)) {
            return done(it);
        }
        return azure.refusalOf(it)
                .<Outcome<Exposing>>map(Outcome::refused)
                .orElseGet(() ->
                        loadBalancers
                                .find(it.cluster(), name)
                                .filter(found -> !EndpointServices.isGoing(found))
                                .filter(found -> EndpointServices.listensOn(found, it.portOf(role)))
                                .map(found -> whenReached(it, role, found))
                                .orElseGet(() -> notYet(awaiting(name), config.pollInterval())));
    }

    private Outcome<Exposing> whenReached(Exposing it, EndpointRole role, Service service) {
        var wanted = it.publicIp().flatMap(PublicIpAddress::address).or(it::address);
        var given = EndpointServices.addressOf(service);
        var reached = given.filter(found -> wanted.isEmpty() || wanted.get().equals(found));
        var outstanding =
                azure.outstanding(it, role, service)
                        .or(() ->
                                Optional.of(difference(service, given, wanted))
                                        .filter(_ -> reached.isEmpty()));
        return outstanding
                .<Outcome<Exposing>>map(what -> notYet(what, config.pollInterval()))
                .orElseGet(() -> done(it.reachedAt(role, reached.orElseThrow())));
    }

    /** What this operation made goes again; what stood before it stays, as ADR 0008 says. */
    Outcome<Exposing> takeBack(Exposing it) {
        var leaves =
                it.exposed()
                        || it.found().isEmpty()
                        || it.found().filter(Exposing.Found::exposedBefore).isPresent();
        if (leaves) {
            return done(it);
        }
        var left = loadBalancers.ours(it.cluster());
        removal.forget(it.cluster());
        removal.removeServices(it.cluster());
        removal.releaseNames(it.cluster());
        return left.isEmpty()
                ? done(it)
                : notYet("the load balancer still has " + namesOf(left), config.pollInterval());
    }

    private static String awaiting(String name) {
        return "Service %s does not stand yet as it was asked for".formatted(name);
    }

    private static String difference(
            Service service, Optional<String> given, Optional<String> wanted) {
        return "Service %s has %s%s"
                .formatted(
                        service.getMetadata().getName(),
                        given.map(it -> "the address " + it).orElse("no address yet"),
                        wanted.map(it -> ", not " + it + " yet").orElse(""));
    }

    private static String namesOf(List<Service> services) {
        return String.join(", ", services.stream().map(it -> it.getMetadata().getName()).toList());
    }
}
