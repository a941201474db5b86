package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.cnpg.api.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rules of the validating webhook that the sandbox knows; every violation is reported. */
final class ClusterRules {
    private ClusterRules() {}

    static List<FieldError> check(String name, ClusterSpec spec, Optional<ClusterSpec> before) {
        var errors = new ArrayList<FieldError>();
        errors.addAll(NameRules.check(name));
        errors.addAll(ReplicationRules.check(spec));
        errors.addAll(ParameterRules.check(spec));
        errors.addAll(StorageRules.check(spec));
        errors.addAll(BootstrapRules.check(spec));
        errors.addAll(RecoveryRules.check(spec));
        errors.addAll(ExternalClusterRules.check(spec));
        errors.addAll(ManagedRules.check(spec.managed()));
        errors.addAll(ExclusionRules.check(spec));
        errors.addAll(ArchiveRules.check(spec));
        before.ifPresent(old -> errors.addAll(ChangeRules.check(old, spec)));
        return errors;
    }
}
