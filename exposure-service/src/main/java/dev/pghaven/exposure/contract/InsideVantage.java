package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.HostNames;
import dev.pghaven.operations.watch.NoAnswerException;
import dev.pghaven.operations.watch.Patience;
import dev.pghaven.prober.Sighting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Connects through the exposed Service inside Kubernetes. It has the selector of the load balancer,
 * so what it leads to is what clients outside reach; who is let in from there it does not show.
 */
@ApplicationScoped
class InsideVantage {
    /** Beyond that of who is asked, so that his words arrive. */
    private static final int PATIENCE = 3;

    private final Doors doors;
    private final EndpointSessions sessions;
    private final HostNames names;
    private final Duration answersWithin;
    private final Patience patience;

    InsideVantage(
            Doors doors, EndpointSessions sessions, HostNames names, ContractConfiguration config) {
        this.doors = doors;
        this.sessions = sessions;
        this.names = names;
        this.answersWithin = config.answersWithin();
        this.patience = new Patience(answersWithin.multipliedBy(PATIENCE));
    }

    /**
     * @param lastWrite what is said again instead of a write; absent if one is tried
     */
    EndpointLook look(
            ExposedCluster cluster, ExposedEndpoint endpoint, Optional<EndpointCheck> lastWrite) {
        try {
            var seen =
                    patience.await(
                            "the endpoint",
                            () -> doors.fromInside(cluster, endpoint, answersWithin));
            return look(cluster, endpoint, lastWrite, seen);
        } catch (NoAnswerException e) {
            var checks = new ArrayList<>(doorChecks(endpoint).unknown(e.getMessage()));
            checks.add(new NameCheck(endpoint).unknown(e.getMessage()));
            checks.addAll(new SessionChecks(endpoint, Optional.empty()).unknown(e.getMessage()));
            return new EndpointLook(checks, Optional.empty(), Optional.empty());
        }
    }

    private EndpointLook look(
            ExposedCluster cluster,
            ExposedEndpoint endpoint,
            Optional<EndpointCheck> lastWrite,
            Sighting seen) {
        var checks = new ArrayList<>(doorChecks(endpoint).of(seen));
        checks.add(name(endpoint, seen));
        checks.addAll(session(cluster, endpoint, lastWrite, seen));
        return new EndpointLook(
                checks,
                seen.certificate().map(Sighting.Certificate::notAfter),
                Optional.of(Instant.now()).filter(_ -> lastWrite.isEmpty()));
    }

    private EndpointCheck name(ExposedEndpoint endpoint, Sighting seen) {
        var check = new NameCheck(endpoint);
        try {
            return check.of(
                    patience.await("the resolver", () -> names.addressesOf(endpoint.host())), seen);
        } catch (NoAnswerException e) {
            return check.unknown(e.getMessage());
        }
    }

    /** A login is sent to nobody whose certificate is wrong. */
    private List<EndpointCheck> session(
            ExposedCluster cluster,
            ExposedEndpoint endpoint,
            Optional<EndpointCheck> lastWrite,
            Sighting seen) {
        var checks = new SessionChecks(endpoint, lastWrite);
        if (!seen.verified()) {
            return checks.unknown("there is no verified TLS to log in over");
        }
        try {
            return checks.of(
                    patience.await(
                            "a session",
                            () ->
                                    sessions.enter(
                                            cluster,
                                            endpoint,
                                            lastWrite.isEmpty(),
                                            answersWithin)));
        } catch (NoAnswerException e) {
            return checks.unknown(e.getMessage());
        }
    }

    private static DoorChecks doorChecks(ExposedEndpoint endpoint) {
        return new DoorChecks(endpoint, Vantages.INSIDE);
    }
}
