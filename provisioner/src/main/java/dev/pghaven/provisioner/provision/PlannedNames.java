package dev.pghaven.provisioner.provision;

import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.spec.Exposure;
import java.util.List;
import java.util.stream.Stream;

/** The names of a planned exposure, which the server's certificate must carry from the start. */
final class PlannedNames {
    private PlannedNames() {}

    static List<String> of(ClusterSpec spec, AzureConfiguration azure) {
        return spec.exposure().map(it -> of(it, azure)).orElseGet(List::of);
    }

    private static List<String> of(Exposure exposure, AzureConfiguration azure) {
        var fqdn =
                exposure.dnsLabel()
                        .map(it -> it + "." + region(azure) + "." + azure.publicIpDomain());
        return Stream.concat(fqdn.stream(), exposure.hosts().stream()).distinct().toList();
    }

    private static String region(AzureConfiguration azure) {
        return azure.region()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "pghaven.azure.region is not set, so the name of"
                                        + " the exposure is not known"));
    }
}
