package dev.pghaven.exposure.conceal;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;

import dev.pghaven.contracts.ClusterConcealed;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ConcealmentFailed;
import dev.pghaven.contracts.Fact;
import dev.pghaven.exposure.ExposureConfiguration;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Undoes what the how-to's chapter about the load balancer does; the how-to has no such page. */
@ApplicationScoped
public class ConcealCluster implements Workflow<Concealing> {
    public static final String NAME = "conceal-cluster";

    private final LoadBalancers loadBalancers;
    private final Removal removal;
    private final ExposureConfiguration config;

    ConcealCluster(LoadBalancers loadBalancers, Removal removal, ExposureConfiguration config) {
        this.loadBalancers = loadBalancers;
        this.removal = removal;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Concealing> stateType() {
        return Concealing.class;
    }

    @Override
    public Steps<Concealing> steps() {
        return Steps.<Concealing>inOrder()
                .step("note-services", this::noteServices)
                .step("forget-endpoints", this::forgetEndpoints)
                .step("remove-services", this::removeServices)
                .step("await-services-gone", config.concealedWithin(), this::awaitServicesGone)
                .step("release-certificate-names", this::releaseNames);
    }

    @Override
    public Access access() {
        return Access.EXCLUSIVE;
    }

    @Override
    public Optional<Fact> stopped(Concealing it, Stop stop) {
        return Optional.of(
                new ConcealmentFailed(it.cluster(), stop.operation(), stop.step(), stop.reason()));
    }

    private Outcome<Concealing> noteServices(Concealing it) {
        return done(it.noting(standing(it.cluster())));
    }

    private Outcome<Concealing> forgetEndpoints(Concealing it) {
        removal.forget(it.cluster());
        return done(it);
    }

    private Outcome<Concealing> removeServices(Concealing it) {
        removal.removeServices(it.cluster());
        return done(it);
    }

    private Outcome<Concealing> awaitServicesGone(Concealing it) {
        var left = standing(it.cluster());
        return left.isEmpty()
                ? done(it)
                : notYet(
                        "the load balancer still has " + String.join(", ", left),
                        config.pollInterval());
    }

    private Outcome<Concealing> releaseNames(Concealing it) {
        removal.releaseNames(it.cluster());
        return done(it, new ClusterConcealed(it.cluster(), it.operation(), it.services()));
    }

    private List<String> standing(ClusterRef cluster) {
        return loadBalancers.ours(cluster).stream().map(it -> it.getMetadata().getName()).toList();
    }
}
