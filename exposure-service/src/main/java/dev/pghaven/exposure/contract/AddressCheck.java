package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.PublicIp;
import java.time.Duration;
import java.util.Optional;

/** Whether an endpoint's address is that of the public IP that was asked for. */
record AddressCheck(ExposedEndpoint endpoint, PublicIp publicIp) {
    /**
     * @param age of the answer
     */
    EndpointCheck of(Optional<String> address, Duration age) {
        var found = address.map(it -> "it has " + it).orElse("it has no address");
        return promised()
                .decided(
                        address.filter(endpoint.address()::equals).isPresent(),
                        age.toSeconds() == 0
                                ? found
                                : "%s, asked %d s ago".formatted(found, age.toSeconds()));
    }

    EndpointCheck unknown(String why) {
        return promised().notChecked(why);
    }

    private Promised promised() {
        return new Promised(
                Promise.PUBLIC_IP,
                Vantages.AZURE,
                "public IP %s has %s".formatted(publicIp.name(), endpoint.address()));
    }
}
