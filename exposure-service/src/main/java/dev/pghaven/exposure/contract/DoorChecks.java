package dev.pghaven.exposure.contract;

import static dev.pghaven.exposure.contract.Vantages.INSIDE;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.prober.Sighting;
import dev.pghaven.prober.Sighting.Reach;
import java.util.List;

/** What a look as far as TLS says of an endpoint. */
record DoorChecks(ExposedEndpoint endpoint, String vantage) {
    List<EndpointCheck> of(Sighting seen) {
        return List.of(reachable(seen), certificate(seen));
    }

    List<EndpointCheck> unknown(String why) {
        return List.of(reachable().notChecked(why), certificate().notChecked(why));
    }

    private EndpointCheck reachable(Sighting seen) {
        return switch (seen.reach()) {
            case ANSWERED -> reachable().kept("PostgreSQL answers");
            case UNRESOLVED -> unresolved(seen);
            case NO_WAY -> reachable().notChecked(seen.reason());
            case REFUSED, TIMED_OUT, UNANSWERED -> reachable().broken(seen.reason());
        };
    }

    /** Whether a Service has a name inside is not what clients outside are promised. */
    private EndpointCheck unresolved(Sighting seen) {
        return vantage.equals(INSIDE)
                ? reachable().notChecked(seen.reason())
                : reachable().broken(seen.reason());
    }

    private EndpointCheck certificate(Sighting seen) {
        if (seen.reach() != Reach.ANSWERED) {
            return certificate().notChecked("PostgreSQL did not answer");
        }
        return seen.verified()
                ? certificate().kept("until " + seen.certificate().orElseThrow().notAfter())
                : certificate().broken(shown(seen));
    }

    private static String shown(Sighting seen) {
        return seen.certificate()
                .map(it ->
                        "%s; it carries %s and is valid until %s"
                                .formatted(seen.reason(), it.names(), it.notAfter()))
                .orElseGet(seen::reason);
    }

    private Promised reachable() {
        return new Promised(
                Promise.REACHABLE,
                vantage,
                "PostgreSQL answers at "
                        + (vantage.equals(INSIDE)
                                ? "Service " + endpoint.service()
                                : endpoint.host() + ":" + endpoint.port()));
    }

    private Promised certificate() {
        return new Promised(
                Promise.CERTIFICATE,
                vantage,
                "a certificate of the cluster's authority for " + endpoint.host());
    }
}
