package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.kubernetes.OperatorVersion;
import java.util.Optional;
import java.util.UUID;

/** How far a cluster's provisioning has come: what was asked, and what the steps found out. */
public record Provisioning(
        UUID operation,
        ClusterRef cluster,
        ClusterSpec spec,
        Optional<OperatorVersion> operator,
        Optional<AssumedIdentity> identity) {

    public static Provisioning of(UUID operation, ProvisionCluster request) {
        return new Provisioning(
                operation, request.cluster(), request.spec(), Optional.empty(), Optional.empty());
    }

    Provisioning under(OperatorVersion version) {
        return new Provisioning(operation, cluster, spec, Optional.of(version), identity);
    }

    Provisioning assuming(AssumedIdentity assumed) {
        return new Provisioning(operation, cluster, spec, operator, Optional.of(assumed));
    }

    OperatorVersion version() {
        return operator.orElseThrow();
    }
}
