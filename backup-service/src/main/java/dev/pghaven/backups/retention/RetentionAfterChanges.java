package dev.pghaven.backups.retention;

import dev.pghaven.contracts.BackupCompleted;
import dev.pghaven.contracts.ClusterFact;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.RestoreVerified;
import dev.pghaven.operations.Plan;
import dev.pghaven.operations.quarkus.FactHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A new backup may make an old one removable, and a new proof may release the one before. */
@ApplicationScoped
class RetentionAfterChanges implements FactHandler {
    private final EvaluateRetention evaluateRetention;

    RetentionAfterChanges(EvaluateRetention evaluateRetention) {
        this.evaluateRetention = evaluateRetention;
    }

    @Override
    public String name() {
        return "evaluate-retention";
    }

    @Override
    public Set<Class<? extends Fact>> types() {
        return Set.of(BackupCompleted.class, RestoreVerified.class);
    }

    @Override
    public Optional<Plan<?>> planFor(UUID operation, Fact fact) {
        return fact instanceof ClusterFact it
                ? Optional.of(new Plan<>(evaluateRetention, new Evaluating(it.cluster())))
                : Optional.empty();
    }
}
