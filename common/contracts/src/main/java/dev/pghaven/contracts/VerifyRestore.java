package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Required;
import dev.pghaven.contracts.spec.RestoreTarget;
import dev.pghaven.contracts.spec.SqlCheck;
import java.util.List;
import java.util.Objects;

/**
 * Asks for the proof that a cluster's backups restore: restores them into a copy, compares it with
 * the cluster, and takes the copy away. Answered by {@link RestoreVerified}, {@link RestoreRefuted}
 * or {@link RestoreInconclusive}.
 *
 * @param checks the user's own checks of the restored data
 * @param amcheck whether the copy's tables and indexes are checked for structural damage as well
 */
public record VerifyRestore(
        @Required ClusterRef cluster, RestoreTarget target, List<SqlCheck> checks, Boolean amcheck)
        implements Request {
    public VerifyRestore {
        target = Objects.requireNonNullElseGet(target, RestoreTarget::latest);
        checks = checks == null ? List.of() : List.copyOf(checks);
        amcheck = Objects.requireNonNullElse(amcheck, true);
    }
}
