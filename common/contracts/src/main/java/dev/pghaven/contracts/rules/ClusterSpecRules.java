package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.Violation;
import java.util.List;

/** What CNPG's admission asks of a cluster, and what pghaven asks beyond it. */
public final class ClusterSpecRules {
    private ClusterSpecRules() {}

    public static List<Violation> violations(ClusterSpec spec, String path) {
        var check = Check.of(path);
        check.at("instances").that(spec.instances() >= 1, "must be at least 1");
        ImageRules.apply(spec.postgresql(), check.at("postgresql"));
        ParameterRules.apply(spec, check.at("postgresql").at("parameters"));
        LibraryRules.apply(spec.postgresql(), check.at("postgresql"));
        HostBasedAuthenticationRules.apply(spec.postgresql(), check.at("postgresql").at("pgHba"));
        IdentRules.apply(spec.postgresql(), check.at("postgresql").at("pgIdent"));
        SynchronousRules.apply(spec.synchronous(), spec.instances(), check.at("synchronous"));
        StorageRules.apply(spec.storage(), check.at("storage"));
        StorageRules.apply(spec.walStorage(), check.at("walStorage"));
        TablespaceRules.apply(spec.tablespaces(), check.at("tablespaces"));
        ResourceRules.apply(spec.resources(), check.at("resources"));
        BootstrapRules.apply(spec.bootstrap(), check.at("bootstrap"));
        DelayRules.apply(spec.replicationSlots(), check.at("replicationSlots"));
        DelayRules.apply(spec.delays(), check.at("delays"));
        PlacementRules.apply(spec.placement(), check.at("placement"));
        spec.workloadIdentity()
                .ifPresent(it -> IdentityRules.apply(it, check.at("workloadIdentity")));
        MetadataRules.apply(spec.inheritedMetadata(), check.at("inheritedMetadata"));
        spec.exposure().ifPresent(it -> ExposureRules.apply(it, check.at("exposure")));
        spec.backup().ifPresent(it -> BackupRules.apply(it, check.at("backup")));
        return check.violations();
    }
}
