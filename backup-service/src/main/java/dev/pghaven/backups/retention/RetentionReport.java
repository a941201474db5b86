package dev.pghaven.backups.retention;

import dev.pghaven.backups.archive.retention.RetentionDecision;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RetentionEvaluated;
import dev.pghaven.contracts.RetentionEvaluated.RetainedBackup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a decision of the retention policy into the words of the fact. */
public final class RetentionReport {
    private RetentionReport() {}

    static RetentionEvaluated of(
            ClusterRef cluster,
            String policy,
            Instant at,
            Optional<String> lastVerified,
            RetentionDecision decision) {
        return new RetentionEvaluated(cluster, policy, at, lastVerified, backups(decision));
    }

    private static List<RetainedBackup> backups(RetentionDecision decision) {
        return decision.verdicts().stream().flatMap(RetentionReport::backup).toList();
    }

    /** A backup that has not ended is no matter of the policy. */
    private static Stream<RetainedBackup> backup(RetentionDecision.Verdict it) {
        return it.backup().doneForBarman().stream()
                .map(info ->
                        new RetainedBackup(
                                it.backup().id(),
                                info.span().end().time(),
                                it.backup().bytes(),
                                it.isRemovable(),
                                it.fate().reason()));
    }

    /** Whether the two say the same, whenever they were said. */
    public static boolean saysTheSame(RetentionEvaluated one, RetentionEvaluated other) {
        return one.policy().equals(other.policy())
                && one.lastVerified().equals(other.lastVerified())
                && one.backups().equals(other.backups());
    }
}
