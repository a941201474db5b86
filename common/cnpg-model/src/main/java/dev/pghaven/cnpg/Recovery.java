package dev.pghaven.cnpg;

/**
 * A backup and the WAL behind it.
 *
 * @param source the name of an {@link ExternalCluster}
 * @param backup the name of a Backup, instead of a source
 * @param database without it, {@code owner} and {@code secret} the operator makes a database {@code
 *     app} and gives its user another password
 * @param recoveryTarget the end of the archive when absent
 */
public record Recovery(
        String source,
        BackupName backup,
        String database,
        String owner,
        SecretRef secret,
        RecoveryTarget recoveryTarget) {
    public static Recovery from(
            String source, String database, String owner, SecretRef secret, RecoveryTarget target) {
        return new Recovery(source, null, database, owner, secret, target);
    }
}
