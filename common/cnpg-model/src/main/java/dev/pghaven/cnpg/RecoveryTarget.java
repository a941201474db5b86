package dev.pghaven.cnpg;

/**
 * Where a recovery stops. All but the time and the LSN are admitted only together with {@code
 * backupID}; a time that no transaction follows makes the recovery fail.
 *
 * @param exclusive whether it stops before the target instead of after it
 * @param targetTLI a timeline's number, or {@code latest}
 */
public record RecoveryTarget(
        String backupID,
        Boolean exclusive,
        Boolean targetImmediate,
        String targetLSN,
        String targetName,
        String targetTLI,
        String targetTime,
        String targetXID) {
    /** Just before a place in the WAL, on a timeline. */
    public static RecoveryTarget beforeLsn(String backupId, String lsn, String timeline) {
        return new RecoveryTarget(backupId, true, null, lsn, null, timeline, null, null);
    }

    public static RecoveryTarget atLsn(String backupId, String lsn, String timeline) {
        return new RecoveryTarget(backupId, null, null, lsn, null, timeline, null, null);
    }

    public static RecoveryTarget atTime(String backupId, String time) {
        return new RecoveryTarget(backupId, null, null, null, null, null, time, null);
    }

    /** At a restore point that was created by name. */
    public static RecoveryTarget atRestorePoint(String backupId, String name) {
        return new RecoveryTarget(backupId, null, null, null, name, null, null, null);
    }

    /** As soon as the backup is consistent. */
    public static RecoveryTarget immediate(String backupId) {
        return new RecoveryTarget(backupId, null, true, null, null, null, null, null);
    }

    /** All the WAL behind a certain backup. */
    public static RecoveryTarget latest(String backupId) {
        return new RecoveryTarget(backupId, null, null, null, null, null, null, null);
    }
}
