package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.prober.Sighting;
import dev.pghaven.prober.Sighting.Reach;
import java.util.Set;

/** Whether an endpoint's host leads to its address, as names are resolved inside Kubernetes. */
record NameCheck(ExposedEndpoint endpoint) {
    /**
     * @param inside a look by a name of Kubernetes: where that does not resolve either, it is the
     *     resolver that is wrong
     */
    EndpointCheck of(Set<String> addresses, Sighting inside) {
        if (addresses.isEmpty() && inside.reach() == Reach.UNRESOLVED) {
            return unknown("no name is resolved");
        }
        return addresses.isEmpty()
                ? promised().broken("it does not resolve")
                : promised()
                        .decided(
                                addresses.equals(Set.of(endpoint.address())),
                                "it leads to " + String.join(", ", addresses));
    }

    EndpointCheck unknown(String why) {
        return promised().notChecked(why);
    }

    private Promised promised() {
        return new Promised(
                Promise.NAME,
                Vantages.INSIDE,
                "%s leads to %s".formatted(endpoint.host(), endpoint.address()));
    }
}
