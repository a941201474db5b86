package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.contracts.spec.SourceRange;
import dev.pghaven.exposure.ExposedCluster;
import java.util.List;
import java.util.Optional;

/** An exposed cluster, and what may be found about it. */
public final class Orders {
    public static final ClusterRef REF = new ClusterRef("apps", "orders");
    public static final String HOST = "orders.westus3.cloudapp.azure.com";
    public static final ExposedEndpoint PRIMARY =
            new ExposedEndpoint(
                    EndpointRole.READ_WRITE, "orders-rw-external", HOST, "203.0.113.10", 5432);
    public static final ExposedEndpoint REPLICAS =
            new ExposedEndpoint(
                    EndpointRole.READ_ONLY, "orders-ro-external", HOST, "203.0.113.10", 5433);

    private Orders() {}

    public static ExposedCluster exposed() {
        return exposed("uid-1", PRIMARY, REPLICAS);
    }

    public static ExposedCluster exposed(String uid, ExposedEndpoint... endpoints) {
        var exposure =
                new Exposure(
                        Optional.of("orders"),
                        null,
                        Optional.of(new PublicIp("orders-ip", Optional.of("network"))),
                        null,
                        List.of(SourceRange.parse("198.51.100.0/24")),
                        null,
                        null,
                        null,
                        null);
        return new ExposedCluster(REF, uid, "app", exposure, List.of(endpoints));
    }

    static EndpointCheck check(Promise promise, Verdict verdict) {
        return check(promise, Vantages.INSIDE, verdict);
    }

    static EndpointCheck check(Promise promise, String vantage, Verdict verdict) {
        return new EndpointCheck(promise, vantage, verdict, "as promised", "as seen");
    }
}
