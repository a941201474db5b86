package dev.pghaven.backups.watch;

import dev.pghaven.backups.archive.lag.WalState;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;
import java.time.Duration;

/** What a primary says of its write-ahead log; nothing is written by asking. */
public interface PrimaryWal {
    Answer<WalState> stateOf(ClusterRef cluster, String database, Duration patience);
}
