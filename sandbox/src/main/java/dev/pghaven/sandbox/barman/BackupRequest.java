package dev.pghaven.sandbox.barman;

import java.util.Optional;

/**
 * How a base backup is asked for.
 *
 * @param name Barman's {@code --name}: CNPG gives {@code backup-<YYYYMMDDhhmmss>}
 * @param immediateCheckpoint or else the checkpoint at the begin spreads over minutes
 */
public record BackupRequest(
        Optional<String> name, Compression compression, boolean immediateCheckpoint) {}
