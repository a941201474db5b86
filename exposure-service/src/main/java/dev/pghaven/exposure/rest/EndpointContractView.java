package dev.pghaven.exposure.rest;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.exposure.contract.Breach;
import dev.pghaven.exposure.contract.EndpointState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the last look at an endpoint found, as REST shows it.
 *
 * @param brokenSince absent while nothing is broken that was made sure of
 * @param waitsFor why it is not looked at now
 */
public record EndpointContractView(
        EndpointRole role,
        Optional<Instant> checkedAt,
        Optional<Instant> brokenSince,
        Optional<String> waitsFor,
        Optional<Instant> certificateUntil,
        List<EndpointCheck> checks) {

    static EndpointContractView of(EndpointState it) {
        return new EndpointContractView(
                it.endpoint().role(),
                it.at(),
                it.breach().map(Breach::since),
                it.waitsFor(),
                it.certificateUntil(),
                it.checks());
    }
}
