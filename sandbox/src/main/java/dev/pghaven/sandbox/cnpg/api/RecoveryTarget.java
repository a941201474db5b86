package dev.pghaven.sandbox.cnpg.api;

import java.util.Objects;
import java.util.stream.Stream;

/** How far to replay, and from which backup; absent fields are empty. */
public record RecoveryTarget(
        String backupID,
        String targetTLI,
        String targetXID,
        String targetName,
        String targetLSN,
        String targetTime,
        Boolean targetImmediate,
        Boolean exclusive) {
    public static final RecoveryTarget END_OF_ARCHIVE =
            new RecoveryTarget(null, null, null, null, null, null, null, null);

    public RecoveryTarget {
        backupID = Defaulted.value(backupID, "");
        targetTLI = Defaulted.value(targetTLI, "");
        targetXID = Defaulted.value(targetXID, "");
        targetName = Defaulted.value(targetName, "");
        targetLSN = Defaulted.value(targetLSN, "");
        targetTime = Defaulted.value(targetTime, "");
    }

    public boolean isExclusive() {
        return Boolean.TRUE.equals(exclusive);
    }

    public boolean isImmediate() {
        return Boolean.TRUE.equals(targetImmediate);
    }

    /** How many places to stop at it names; as in CNPG an immediate end counts once it is said. */
    public long places() {
        return Stream.of(targetXID, targetName, targetLSN, targetTime)
                        .filter(text -> !text.isEmpty())
                        .count()
                + Stream.of(targetImmediate).filter(Objects::nonNull).count();
    }

    /** Whether it stops at something that does not say which backup precedes it. */
    public boolean needsBackup() {
        return !targetName.isEmpty() || !targetXID.isEmpty() || targetImmediate != null;
    }
}
