package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.EndpointsChecked.CheckedEndpoint;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.EndpointContract;
import dev.pghaven.exposure.ExposedCluster;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** Says of every promise that nobody has looked, where nothing in the service does. */
@DefaultBean
@ApplicationScoped
class UncheckedContract implements EndpointContract {
    private static final String INSIDE = "inside";

    @Override
    public List<CheckedEndpoint> check(ExposedCluster cluster) {
        return cluster.endpoints().stream().map(UncheckedContract::unchecked).toList();
    }

    private static CheckedEndpoint unchecked(ExposedEndpoint endpoint) {
        return new CheckedEndpoint(
                endpoint,
                Arrays.stream(Promise.values())
                        .map(it ->
                                new EndpointCheck(
                                        it,
                                        INSIDE,
                                        Verdict.NOT_CHECKED,
                                        "the promise is kept",
                                        "nobody looked"))
                        .toList());
    }
}
