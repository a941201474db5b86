package dev.pghaven.backups.verify;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.RestoreTarget;
import dev.pghaven.contracts.spec.SqlCheck;
import java.util.List;
import java.util.UUID;

/** What a verification was asked for. */
public record Asked(
        UUID operation,
        ClusterRef cluster,
        RestoreTarget target,
        List<SqlCheck> checks,
        boolean amcheck) {
    public Asked {
        checks = List.copyOf(checks);
    }
}
